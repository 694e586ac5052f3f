// Line icons of 20 px, always beside a word.
const shapes = {
	work: 'M4 5h12v11H4zM7 9h6M7 12h4M8 3v3M12 3v3',
	matters: 'M3 6h5l2 2h7v8H3z',
	open: 'M5 3h7l3 3v11H5zM12 3v3h3M10 9v5M7.5 11.5h5',
	search: 'M9 4a5 5 0 1 0 0 10A5 5 0 0 0 9 4zM12.8 12.8 17 17',
	person: 'M10 3a3 3 0 1 0 0 6a3 3 0 0 0 0-6zM4 17c0-4 2.5-6 6-6s6 2 6 6',
	file: 'M5 3h7l3 3v11H5zM12 3v3h3',
	calendar: 'M4 5h12v11H4zM4 8h12M8 3v3M12 3v3',
};

export type IconName = keyof typeof shapes;

export function Icon(p: { name: IconName }) {
	return (
		<svg class="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
			<path d={shapes[p.name]} />
		</svg>
	);
}
