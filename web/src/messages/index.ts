// The language of the application. Chinese is the working language and complete; see zh.ts.
import { zh } from './zh';

export const t = zh;
