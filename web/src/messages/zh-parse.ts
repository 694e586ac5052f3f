// How dates and amounts are written by hand in Chinese: read by app/format.ts.

/* 2026年9月16日, 2026-9-16, 2026.9.16, 2026/9/16, 20260916; without the year: 9月16日, 9-16 */
export const fullDate = /^(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?$/;
export const bareDate = /^(\d{4})(\d{2})(\d{2})$/;
export const shortDate = /^(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?$/;

/* today and yesterday, in days */
export const words: Record<string, number> = { 今天: 0, 今日: 0, 昨天: -1, 昨日: -1, 明天: 1 };

/* 56,000.00, 5.6万, ¥300 元 */
export const amount = /^[¥￥]?\s*(\d[\d,，]*)(?:\.(\d+))?\s*(万|亿)?\s*元?(?:整)?$/;
export const scale: Record<string, number> = { 万: 4, 亿: 8 };

/* 王某、李某 */
export const between = /[、,，]/;
export const thousands = /[,，]/g;
