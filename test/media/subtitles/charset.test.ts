import { expect } from '@open-wc/testing';
import { decodeText, detectCharset } from '../../../src/media/subtitles/charset.js';
import { encodeText } from '../../support/legacy-text.js';

/** What people say in films, in charsets of the time before UTF-8. */
const TEXTS = [
  [
    'windows-1252',
    'fr',
    'Où étiez-vous hier soir ? Je n’ai rien à vous dire, laissez-moi tranquille. Ça suffit, d’accord ? Il a été tué près de la forêt.',
  ],
  [
    'windows-1252',
    'de',
    'Wo wart ihr gestern Abend? Ich möchte nicht darüber sprechen. Hört auf, mir das zu erzählen – für heute genügt es.',
  ],
  [
    'windows-1250',
    'pl',
    'Gdzie byłeś wczoraj wieczorem? Nie chcę o tym mówić. Proszę, zostaw mnie w spokoju. Wszyscy już wyszli, a ja wciąż czekam na odpowiedź.',
  ],
  [
    'windows-1250',
    'cs',
    'Kde jsi byl včera večer? Nechci o tom mluvit. Prosím tě, nech mě být. Všichni už odešli a já pořád čekám na odpověď, kterou ještě neznám.',
  ],
  [
    'windows-1251',
    'ru',
    'Где ты был вчера вечером? Я не хочу об этом говорить. Оставь меня в покое, пожалуйста. Все уже ушли, а я всё ещё жду ответа.',
  ],
  [
    'windows-1253',
    'el',
    'Πού ήσουν χθες το βράδυ; Δεν θέλω να μιλήσω για αυτό. Σε παρακαλώ, άφησέ με ήσυχο. Όλοι έφυγαν και εγώ ακόμα περιμένω την απάντηση.',
  ],
  [
    'windows-1254',
    'tr',
    'Dün akşam neredeydin? Bu konuda konuşmak istemiyorum. Lütfen beni rahat bırak. Herkes gitti ve ben hâlâ cevabı bekliyorum, şimdi değil ağabey.',
  ],
  [
    'windows-1255',
    'he',
    'איפה היית אתמול בערב? אני לא רוצה לדבר על זה. בבקשה, תעזוב אותי בשקט. כולם כבר הלכו ואני עדיין מחכה לתשובה.',
  ],
  [
    'windows-1256',
    'ar',
    'أين كنت مساء أمس؟ لا أريد أن أتحدث عن هذا الأمر. من فضلك اتركني وشأني. لقد ذهب الجميع وما زلت أنتظر الجواب.',
  ],
  [
    'shift_jis',
    'ja',
    '昨日の夜はどこにいたの？その話はしたくない。お願いだから放っておいて。みんなもう帰ったのに、私はまだ答えを待っている。',
  ],
  [
    'euc-jp',
    'ja',
    '昨日の夜はどこにいたの？その話はしたくない。お願いだから放っておいて。みんなもう帰ったのに、私はまだ答えを待っている。',
  ],
  [
    'euc-kr',
    'ko',
    '어젯밤에 어디 있었어? 그 이야기는 하고 싶지 않아. 제발 나를 내버려 둬. 모두 떠났는데 나는 아직도 대답을 기다리고 있어.',
  ],
  [
    'gb18030',
    'zh',
    '你昨天晚上在哪里？我不想谈这件事。请不要打扰我。大家都走了，而我还在等你的回答。这是什么意思？',
  ],
  [
    'big5',
    'zh',
    '你昨天晚上在哪裡？我不想談這件事。請不要打擾我。大家都走了，而我還在等你的回答。這是什麼意思？',
  ],
  [
    'koi8-r',
    'ru',
    'Где ты был вчера вечером? Я не хочу об этом говорить. Оставь меня в покое, пожалуйста. Все уже ушли, а я всё ещё жду ответа.',
  ],
] as const;

/** A subtitle file of the text, a sentence per cue, ASCII times between. */
function toSrt(text: string): string {
  return text
    .split(/(?<=[.?;؟。？])\s*/u)
    .map(
      (line, index) =>
        `${index}\n00:00:0${index},000 --> 00:00:0${index + 1},000\n<i>${line}</i>\n`,
    )
    .join('\n');
}

describe('detectCharset', () => {
  for (const [charset, language, text] of TEXTS) {
    it(`reads ${charset}, ${language} known`, async () => {
      expect(await decodeText(encodeText(toSrt(text), charset), language)).to.equal(toSrt(text));
    });

    it(`reads ${charset} (${language}) by its letters alone`, async () => {
      expect(await decodeText(encodeText(toSrt(text), charset))).to.equal(toSrt(text));
    });

    it(`reads UTF-8 in ${language}, whatever ${charset} would make of it`, async () => {
      expect(await decodeText(new TextEncoder().encode(toSrt(text)), language)).to.equal(
        toSrt(text),
      );
    });
  }

  it('obeys byte order marks, and leaves them out', async () => {
    expect(await decodeText(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61))).to.equal('a');
    expect(await decodeText(Uint8Array.of(0xff, 0xfe, 0x61, 0))).to.equal('a');
    expect(await decodeText(Uint8Array.of(0xfe, 0xff, 0, 0x61))).to.equal('a');
  });

  it('sees UTF-16 without a mark', async () => {
    const text = 'Hello, how are you?';
    const little = Uint8Array.from(Array.from(text).flatMap((letter) => [letter.charCodeAt(0), 0]));
    const big = Uint8Array.from(Array.from(text).flatMap((letter) => [0, letter.charCodeAt(0)]));
    expect(await decodeText(little)).to.equal(text);
    expect(await decodeText(big)).to.equal(text);
  });

  it('takes ASCII and nothing for UTF-8, and one odd byte for Western', async () => {
    expect(await detectCharset(new Uint8Array())).to.equal('utf-8');
    expect(await detectCharset(new TextEncoder().encode('plain'), 'ru')).to.equal('utf-8');
    expect(await decodeText(Uint8Array.of(0x43, 0x61, 0x66, 0xe9))).to.equal('Café');
  });

  it('does not let a wrong language make the text unreadable', async () => {
    const [, , french] = TEXTS[0];
    const bytes = encodeText(toSrt(french), 'windows-1252');
    expect(await decodeText(bytes, 'xx')).to.equal(toSrt(french));
  });
});
