// The paper as it would be signed, beside the form. Drawn into a canvas, so that no address of a page of
// ours ever holds it; its text stands below for who reads or hears it.
import { useEffect, useRef } from 'preact/hooks';
import type { Preview } from '../api/editor';
import type { Shown } from '../app/preview';
import { t } from '../messages';
import { Button } from '../kit/button';
import { Reading } from '../kit/reading';

function bytes(base64: string): Uint8Array<ArrayBuffer> {
	const s = atob(base64);
	const out = new Uint8Array(s.length);
	for (let i = 0; i < s.length; i++)
		out[i] = s.charCodeAt(i);
	return out;
}

function Sheet(p: { png: string; label: string }) {
	const canvas = useRef<HTMLCanvasElement>(null);
	useEffect(() => {
		let gone = false;
		createImageBitmap(new Blob([bytes(p.png)], { type: 'image/png' })).then((image) => {
			const c = canvas.current;
			if (gone || !c)
				return;
			c.width = image.width;
			c.height = image.height;
			c.getContext('2d')?.drawImage(image, 0, 0);
			c.dataset['drawn'] = String(Number(c.dataset['drawn'] ?? 0) + 1);
		}, () => undefined);
		return () => { gone = true; };
	}, [p.png]);
	return <canvas ref={canvas} class="page" role="img" aria-label={p.label} width={794} height={1123} />;
}

function Head(p: { data: Preview; choose: (form: string, page: number) => void }) {
	const { papers, form = '', page = 1, pages = 1 } = p.data;
	return (
		<div class="row">
			{papers.length > 1 && (
				<label class="row"><span class="label">{t.preview.paper}</span>
					<select value={form} onChange={(e) => p.choose(e.currentTarget.value, 1)}>
						{papers.map((x) => <option key={x.form} value={x.form}>{x.title}</option>)}
					</select>
				</label>
			)}
			<span class="quiet">{t.preview.page(page, pages)}</span>
			{pages > 1 && (
				<>
					<Button onClick={() => p.choose(form, Math.max(1, page - 1))}>{t.preview.before}</Button>
					<Button onClick={() => p.choose(form, Math.min(pages, page + 1))}>{t.preview.next}</Button>
				</>
			)}
		</div>
	);
}

export function PreviewPane(p: { shown: Shown; online: boolean }) {
	const { data, old, error, choose } = p.shown;
	const title = data?.papers.find((x) => x.form === data.form)?.title ?? t.preview.title;
	const state = error ? t.preview.failed(error.problem?.detail ?? t.preview.noAnswer) : !p.online ? t.preview.offline
		: old ? t.preview.busy : t.preview.fresh;
	return (
		<section class="card preview" aria-labelledby="preview-title" data-old={old}>
			<h2 id="preview-title">{t.preview.title}</h2>
			{data && data.papers.length === 0 ? <p class="quiet">{t.preview.none}</p> : (
				<>
					{data && <Head data={data} choose={choose} />}
					<p class={error ? 'error small' : 'quiet small'}>{state}</p>
					{data?.png && <Sheet png={data.png} label={t.preview.picture(title, data.page ?? 1)} />}
					{data?.html && (
						<details>
							<summary>{t.preview.text}</summary>
							<Reading html={data.html} />
						</details>
					)}
				</>
			)}
		</section>
	);
}
