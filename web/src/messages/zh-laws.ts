// The part of the catalogue that speaks of the law of two days.
export const laws = {
	title: '新旧规定对照',
	cite: '引用',
	then: '行为时的规定',
	now: '决定时的规定',
	unknown: '未填写',
	days: (then: string, now: string) => `行为日 ${then}；决定日（没有决定的按今天）${now}`,
	since: (day: string) => `${day} 起施行`,
	verdict: (state: string, by: string, lighter: string) => `${state}。${by}。${lighter}。`,
	scale: (text: string) => `幅度：${text}`,
};
