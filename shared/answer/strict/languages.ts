/** The words in which a language announces an answer; each a regular expression of alternatives. */
export interface Language {
  /** Words for "answer"; they need no praise beside them. */
  readonly answer: string;
  /** Words that can name any option; they do. */
  readonly noun: string;
  readonly praise: string;
  readonly be: string;
  /** Articles and words for "option" that may stand between verb and letter. */
  readonly option: string;
  readonly choose: string;
}

/** Written left to right with spaces, noun and adjective in either order. */
export const languages: readonly Language[] = [
  // Spanish
  {
    answer: 'respuesta',
    noun: 'opción|opcion|alternativa|letra',
    praise:
      'correcta|final|adecuada|mejor|más adecuada|mas adecuada|apropiada|más apropiada|indicada|probable|más probable',
    be: 'es|sería|seria|debe ser|corresponde a',
    option: '(?:la )?(?:opción |opcion |letra |alternativa |respuesta )?',
    choose: 'elijo|escojo|selecciono|elegiría|me quedo con',
  },
  // Portuguese
  {
    answer: 'resposta|gabarito',
    noun: 'opção|alternativa|letra',
    praise: 'correta|certa|final|melhor|adequada|mais adequada|mais apropriada|mais provável|provável',
    be: 'é|seria|deve ser',
    option: '(?:a )?(?:letra |opção |alternativa |resposta )?',
    choose: 'escolho|seleciono|escolheria',
  },
  // French
  {
    answer: 'réponse|reponse',
    noun: 'option|choix|proposition',
    praise:
      'correcte|finale|exacte|plus probable|plus appropriée?|plus adaptée?|plus indiquée?|juste|bonne|meilleure|adéquate|correct|meilleur',
    be: 'est|serait|sera|doit être',
    option: "(?:la |le |l')?(?:réponse |lettre |option |choix |proposition )?",
    choose: "je choisis|je sélectionne|je choisirais|je retiens|je réponds|c'est",
  },
  // German
  {
    answer: 'antwort|lösung',
    noun: 'option|antwortoption|antwortmöglichkeit',
    praise:
      'richtig|korrekt|zutreffend|am wahrscheinlichsten|am ehesten|am besten|richtige|korrekte|beste|endgültige|finale|zutreffende|wahrscheinlichste',
    be: 'ist|lautet|wäre|ist daher|ist somit|lautet daher|ist also',
    option: '(?:die )?(?:option |antwort |buchstabe |antwortoption )?',
    choose: 'ich wähle|ich würde|ich entscheide mich für|meine wahl fällt auf|ich tippe auf',
  },
  // Italian
  {
    answer: 'risposta',
    noun: 'opzione|alternativa|lettera',
    praise: 'corretta|giusta|finale|esatta|migliore|più appropriata|più probabile|appropriata',
    be: 'è|sarebbe|è quindi',
    option: "(?:la |l')?(?:lettera |opzione |risposta |alternativa )?",
    choose: 'scelgo|seleziono|sceglierei',
  },
  // Russian, Ukrainian
  {
    answer: 'ответ|відповідь',
    noun: 'вариант|вариант ответа|выбор',
    praise:
      'правильный|верный|окончательный|итоговый|правильна|лучший|наиболее вероятный|наиболее подходящий',
    be: 'это|является|будет|- это|— это|под буквой',
    option: '(?:вариант |буква |ответ |варіант |под буквой )?',
    choose: 'я выбираю|выбираю|я бы выбрал',
  },
  // Dutch, Polish, Turkish, Vietnamese, Indonesian, Swedish, Danish, Norwegian
  {
    answer: 'antwoord',
    noun: 'optie',
    praise: 'juiste|correcte|beste|definitieve|goede',
    be: 'is|luidt',
    option: '(?:optie |antwoord )?',
    choose: 'ik kies|ik kies voor',
  },
  {
    answer: 'odpowiedź|odpowiedz|odpověď',
    noun: 'opcja',
    praise: 'poprawna|prawidłowa|właściwa|ostateczna|poprawną|prawidłową|správná',
    be: 'to|jest|je',
    option: '(?:opcja |odpowiedź |litera )?',
    choose: 'wybieram',
  },
  {
    answer: 'cevap|yanıt',
    noun: 'seçenek',
    praise: 'doğru|nihai|en iyi',
    be: 'olarak',
    option: '(?:şıkkı |seçenek )?',
    choose: 'seçiyorum',
  },
  {
    answer: 'đáp án|câu trả lời',
    noun: 'lựa chọn|phương án',
    praise: 'đúng|cuối cùng|chính xác|đúng nhất',
    be: 'là',
    option: '(?:đáp án |phương án |lựa chọn )?',
    choose: 'tôi chọn|chọn',
  },
  {
    answer: 'jawaban|jawabannya',
    noun: 'pilihan',
    praise: 'benar|yang benar|yang tepat|tepat|akhir|yang paling tepat',
    be: 'adalah|ialah',
    option: '(?:opsi |pilihan )?',
    choose: 'saya memilih',
  },
  {
    answer: 'svar|svaret',
    noun: 'alternativ|alternativet',
    praise: 'rätt|rätta|rigtige|riktige|korrekte|riktig|korrekta|det',
    be: 'är|er',
    option: '(?:alternativ )?',
    choose: 'jag väljer|jeg velger|jeg vælger',
  },
  // Arabic, Persian, Hindi, Thai
  {
    answer: 'الإجابة|الاجابة|الجواب|پاسخ',
    noun: 'الخيار|گزینه',
    praise: 'الصحيحة|الصحيح|النهائية|صحیح|درست',
    be: 'هي|هو|هي الخيار',
    option: '(?:الخيار |الحرف |گزینه )?',
    choose: 'أختار',
  },
  {
    answer: 'उत्तर|जवाब',
    noun: 'विकल्प',
    praise: 'सही|अंतिम|सर्वोत्तम',
    be: 'है',
    option: '(?:विकल्प )?',
    choose: 'मैं चुनता हूँ',
  },
];
