// The reading form of a paper, as the server writes it: read as a document of its own, and built again from the elements and
// attributes that such a form has. Anything else in it is left out.
import { h, type ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';

const elements = new Set(['article', 'section', 'div', 'h1', 'h2', 'h3', 'p', 'span', 'br', 'ol', 'ul', 'li', 'dl', 'dt', 'dd', 'table', 'thead',
	'tbody', 'tr', 'th', 'td']);
const attributes = ['class', 'lang', 'scope', 'colspan'];

function build(node: Node, key: number): ComponentChildren {
	if (node.nodeType === Node.TEXT_NODE)
		return node.nodeValue;
	if (!(node instanceof Element))
		return null;
	const name = node.tagName.toLowerCase();
	if (!elements.has(name))
		return null;
	const own: Record<string, string | number> = { key };
	for (const a of attributes) {
		const value = node.getAttribute(a);
		if (value !== null)
			own[a] = value;
	}
	return h(name, own, ...Array.from(node.childNodes, build));
}

export function Reading(p: { html: string }) {
	const content = useMemo(() => Array.from(new DOMParser().parseFromString(p.html, 'text/html').body.childNodes, build), [p.html]);
	return <div class="typed reading">{content}</div>;
}
