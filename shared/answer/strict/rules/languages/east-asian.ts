import { phrases } from '../../phrases.ts';
import { type AnnouncementRule, announces } from '../announcement.ts';
import { eastAsian, type RuleGroup } from './rule-group.ts';

const option = '(?:选项|選項|选择|選擇|選択肢|字母|선택지|보기|옵션)?[:]? ?["「『【(]?';
const should = phrases`
  应该
  应当
  應該
  应
  應
  就
  即
  便
  也
  则
  最终
  因此
`;
const is = phrases`
  是
  为
  為
  选择
  選擇
  选(?!项|择)
  選(?!項|擇|択)
  は
  (?:은|는)\x20
  [:=]
  →
`;
const be = `${should}?${is} ?:?`;
const praise = phrases`
  正确
  正確
  正しい
  適切な
  最佳
  最终
  最終
  最合适
  最恰当
  最可能
  最优
  最適
  最も
  最准确
  最符合
  最好
  가장 (?:적절|적합|타당|유력|가능성이? ?높은|알맞은)[가-힣]{0,3}
`;
const notDenied = '(?<![不别非未误错勿否若果可])';
const beforeChoice = phrases`
  ^
  \n
  [，。,.;：:\s]
  因此
  所以
  故
  应
  應
  应该
  应当
  本题
  此题
  我
  我会
  我將
  我将
  综上
  最终
  则
  请
`;

/** Announcements in Chinese, Japanese and Korean, before the letter. */
const rules: readonly AnnouncementRule[] = [
  {
    id: 'cjk.answer-is',
    pattern: announces(
      String.raw`(?:答案|正解|解答|答え|回答|正答|答)[^，。,;\n:A-Z不非]{0,8}?[】\]」]?${be} ?\n{0,2}${option}`,
    ),
    reads: ['答案是C。', '正解は C です。'],
    ignores: ['答案不是C。', '如果答案是C。'],
  },
  {
    id: 'cjk.answer-heading',
    pattern: announces(String.raw`(?:答案|正解|解答|答え|回答)[】\]」] ?[:]? ?\n{0,2}${option}`),
    reads: ['【答案】C'],
    ignores: ['【答案】无'],
  },
  {
    id: 'cjk.best-is',
    pattern: announces(String.raw`${praise}[^，。,;\n:A-Z不非型期级級群]{0,16}?${be} ?\n{0,2}${option}`),
    reads: ['最可能的诊断是C。'],
    ignores: ['最可能的血型是B。', '最可能的诊断不是C。'],
  },
  {
    id: 'cjk.i-choose',
    pattern: announces(`(?<=${beforeChoice})${notDenied}首?(?:选择|選擇|选|選(?!択肢))(?:项)?:? ?${option}`),
    reads: ['综上,我选C。'],
    ignores: ['我不选C。'],
  },
  {
    id: 'cjk.not-but',
    pattern: announces(
      '[A-J](?:ではなくて?|じゃなくて?|(?:가|이) 아니라|,? ?而是)[、,]? ?(?:选项|選択肢|선택지)?',
    ),
    reads: ['BではなくCです。'],
    ignores: ['BではなくCRPが高い。'],
  },
  {
    id: 'ko.answer-is',
    pattern: announces(
      String.raw`(?:정답|답|답변)(?:은|는|이)?[ :]{1,3}\n{0,2}(?:선택지 |보기 |옵션 )?["(]?`,
    ),
    reads: ['정답은 C입니다.'],
    ignores: ['정답은 알 수 없습니다.'],
  },
];

export const eastAsianAnnouncements: RuleGroup<AnnouncementRule> = { words: eastAsian, rules };
