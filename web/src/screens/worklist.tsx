// S1, the work list: overdue, due today, returned to me, due within seven days, the rest. One row is one
// act with its verb, which leads to the exact place.
import { paths } from '../api/client';
import { me } from '../api/session';
import type { GroupId, Todo, Worklist as Data } from '../api/types';
import { area, draftsOf } from '../app/draft';
import { useLoad } from '../app/load';
import { href, useScrollBack } from '../app/router';
import { useStore } from '../app/store';
import { t } from '../messages';
import { Due } from '../kit/due';
import { Empty } from '../kit/empty';
import { Link } from '../kit/link';
import { Loaded } from '../kit/loaded';
import { Page } from '../kit/page';

const order: GroupId[] = ['overdue', 'today', 'returned', 'soon', 'rest'];
/* Groups that are shown with their sentence when there is nothing in them. */
const always: GroupId[] = ['overdue', 'today'];

function Row(p: { todo: Todo; person: string }) {
	const { todo } = p;
	const number = todo.number || t.list.noNumber;
	const drafts = draftsOf(area(), p.person, todo.id);
	const to = todo.action ? href('matters', todo.id, 'do', todo.action.id) : href('matters', todo.id);
	return (
		<li class="todo">
			<span class="when">{todo.deadline ? <><Due deadline={todo.deadline} /> <span class="quiet small">{todo.deadline.title}</span></>
				: <span class="quiet">{todo.state}</span>}</span>
			<span class="what">
				<span class="strong">{todo.action?.title ?? todo.state}</span>
				{todo.note && <span class="quiet">{todo.note}</span>}
				{drafts.size > 0 && <span class="tag">{t.work.draft}</span>}
			</span>
			<span class="which"><Link to={href('matters', todo.id)}>{number}</Link> <span>{todo.party || todo.title}</span></span>
			<Link to={to} class="button plain" label={t.work.handleWhat(todo.action ? t.work.handle : t.work.view, todo.action?.title ?? '', number)}>
				{todo.action ? t.work.handle : t.work.view}
			</Link>
		</li>
	);
}

export default function Worklist() {
	const work = useLoad<Data>(paths.worklist);
	const who = useStore(me);
	useScrollBack(work.data !== null);
	return (
		<Page title={t.work.title} acts={<Link to={href('open')} class="button primary">{t.app.open}</Link>}>
			<Loaded from={work}>
				{(data) => {
					const rows = (id: GroupId) => data.groups.find((g) => g.id === id)?.rows ?? [];
					const total = order.reduce((n, id) => n + rows(id).length, 0);
					return (
						<>
							{total === 0 && <div class="card"><Empty title={t.work.allEmpty}><p>{t.work.allEmptyHelp}</p></Empty></div>}
							{total > 0 && order.filter((id) => rows(id).length || always.includes(id)).map((id) => (
								<section key={id} class={`card group ${id}`} aria-labelledby={`group-${id}`}>
									<h2 id={`group-${id}`}>{t.work.groups[id]} <span class="count">{rows(id).length}</span></h2>
									{rows(id).length === 0 ? <p class="quiet">{t.work.empty[id]}</p> : (
										<ul class="todos">
											{rows(id).map((x) => <Row key={`${x.id} ${x.action?.id ?? ''} ${x.deadline?.id ?? ''}`} todo={x} person={who?.id ?? ''} />)}
										</ul>
									)}
								</section>
							))}
							{data.more && <p class="quiet">{t.work.more(total)}</p>}
						</>
					);
				}}
			</Loaded>
		</Page>
	);
}
