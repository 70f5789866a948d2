package dev.undertone.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LanguageGuessTest {
    @Test
    void englishSentenceIsEnglish() {
        assertEquals("en", LanguageGuess.of("My parcel never arrived and nobody answers the phone"));
    }

    @Test
    void shoutedEnglishIsEnglish() {
        assertEquals("en", LanguageGuess.of("WHERE IS MY REFUND?!"));
    }

    @Test
    void apostropheBelongsToTheWord() {
        assertEquals("en", LanguageGuess.of("can't, won't, didn’t"));
    }

    @Test
    void loneEnglishWordIsEnglish() {
        assertEquals("en", LanguageGuess.of("Great!!! 😍"));
    }

    @Test
    void loneLoanWordIsUnknown() {
        assertEquals("und", LanguageGuess.of("ok 👍"));
    }

    @Test
    void englishWordsInsideGermanDoNotMakeItEnglish() {
        assertEquals("de", LanguageGuess.of("Das Update ist nice, aber der Support ist leider nicht so happy"));
    }

    @Test
    void oneEnglishWordAmongStrangersIsUnknown() {
        assertEquals("und", LanguageGuess.of("tak for hurtig levering"));
    }

    @Test
    void accentedStrangersSpeakAgainstEnglish() {
        assertEquals("und", LanguageGuess.of("Przesyłka złamana, obsługa beznadziejna, nie polecam, the end"));
    }

    @Test
    void addressesHaveNoSay() {
        assertEquals("und", LanguageGuess.of("https://example.com/this-is-the-best www.example.com/and-so-is-this"));
    }

    @Test
    void mentionsAndHashtagsHaveNoSay() {
        assertEquals("und", LanguageGuess.of("@the_best #this_is_great #AndSoIsThis"));
    }

    @Test
    void addressDoesNotHideTheTextAfterIt() {
        assertEquals("en", LanguageGuess.of("https://example.com/x this is why we left"));
    }

    @Test
    void emptyTextIsUnknown() {
        assertEquals("und", LanguageGuess.of(""));
    }

    @Test
    void emojiAndDigitsAreUnknown() {
        assertEquals("und", LanguageGuess.of("😡😡 10/10 !!!"));
    }

    @Test
    void loneSurrogateIsIgnored() {
        assertEquals("en", LanguageGuess.of("this is the end \uD83D"));
    }

    @Test
    void tagAtTheVeryEndIsRead() {
        assertEquals("en", LanguageGuess.of("this is the end #"));
    }

    @Test
    void arabicIsArabic() {
        assertEquals("ar", LanguageGuess.of("الطلب متأخر أسبوعين ولا أحد يرد"));
    }

    @Test
    void arabicInPresentationFormsIsArabic() {
        assertEquals("ar", LanguageGuess.of("ﺍﻟﻄﻠﺐ ﻣﺘﺄﺧﺮ"));
    }

    @Test
    void arabicWithBrandNamesIsArabic() {
        assertEquals("ar", LanguageGuess.of("وصلني اليوم Super Phone 12 Pro Max وهو the best"));
    }

    @Test
    void arabicHashtagForbidsEnglish() {
        assertNotEquals("en", LanguageGuess.of("#خدمة_العملاء this is the best"));
    }

    @Test
    void arabicWithOnePersianLetterIsArabic() {
        assertEquals("ar", LanguageGuess.of("شركة گوگل أعلنت اليوم عن خدمة جديدة في المنطقة كلها"));
    }

    @Test
    void persianIsToldByItsLetters() {
        assertEquals("fa", LanguageGuess.of("این گوشی خیلی خوب است و دوستش دارم"));
    }

    @Test
    void urduIsToldByItsLetters() {
        assertEquals("ur", LanguageGuess.of("یہ سروس بہت اچھی ہے"));
    }

    @Test
    void hebrewIsToldByScript() {
        assertEquals("he", LanguageGuess.of("החבילה לא הגיעה"));
    }

    @Test
    void russianIsToldByScript() {
        assertEquals("ru", LanguageGuess.of("Посылка ещё не пришла"));
    }

    @Test
    void ukrainianIsToldByItsLetters() {
        assertEquals("uk", LanguageGuess.of("Посилка ще не прийшла, і ніхто не відповідає"));
    }

    @Test
    void greekIsToldByScript() {
        assertEquals("el", LanguageGuess.of("Το δέμα δεν έφτασε"));
    }

    @Test
    void hindiIsToldByScript() {
        assertEquals("hi", LanguageGuess.of("मेरा पार्सल नहीं आया"));
    }

    @Test
    void thaiIsToldByScript() {
        assertEquals("th", LanguageGuess.of("พัสดุยังไม่มา"));
    }

    @Test
    void koreanIsToldByScript() {
        assertEquals("ko", LanguageGuess.of("택배가 안 왔어요"));
    }

    @Test
    void japaneseIsToldByItsKana() {
        assertEquals("ja", LanguageGuess.of("荷物がまだ届かない"));
    }

    @Test
    void chineseIsHanWithoutKana() {
        assertEquals("zh", LanguageGuess.of("包裹还没到"));
    }

    @Test
    void faceMadeOfLettersDoesNotSpoilEnglish() {
        assertEquals("en", LanguageGuess.of("no idea what they did with it ¯\\_(ツ)_/¯"));
    }

    @Test
    void hindiInLatinLettersIsHindi() {
        assertEquals("hi", LanguageGuess.of("mera parcel abhi tak nahi aaya bhai"));
    }

    @Test
    void germanIsToldByStopWords() {
        assertEquals("de", LanguageGuess.of("Das Paket ist leider noch nicht da"));
    }

    @Test
    void spanishIsToldByStopWords() {
        assertEquals("es", LanguageGuess.of("El paquete no ha llegado y nadie contesta"));
    }

    @Test
    void frenchIsToldByStopWords() {
        assertEquals("fr", LanguageGuess.of("Le colis n'est pas encore arrivé et je suis déçue"));
    }

    @Test
    void italianIsToldByStopWords() {
        assertEquals("it", LanguageGuess.of("Il pacco non è ancora arrivato"));
    }

    @Test
    void portugueseIsToldByStopWords() {
        assertEquals("pt", LanguageGuess.of("O pacote não chegou e ninguém atende"));
    }

    @Test
    void dutchIsToldByStopWords() {
        assertEquals("nl", LanguageGuess.of("Het pakket is nog niet aangekomen"));
    }

    @Test
    void turkishIsToldByStopWords() {
        assertEquals("tr", LanguageGuess.of("Paket hala gelmedi, bu çok kötü bir hizmet"));
    }

    @Test
    void indonesianIsToldByStopWords() {
        assertEquals("id", LanguageGuess.of("Paket saya belum sampai juga, lama banget"));
    }

    @Test
    void onlyTheBeginningOfALongTextIsRead() {
        String text = "this is the end of it all. ".repeat(100) + "das ist nicht das ende der welt. ".repeat(400);

        assertEquals("en", LanguageGuess.of(text));
    }

    @Nested
    class OnRealTweets {
        private static GuessedTweets tweets;

        @BeforeAll
        static void guess() {
            tweets = GuessedTweets.load();
        }

        @Test
        void whatIsCalledEnglishIsEnglish() {
            double precision = tweets.precisionOfEnglish();

            // 0.992 measured; by hand, four in five of the tweets missing from 1 are English under another label.
            assertTrue(precision >= 0.985, () -> "precision " + precision);
        }

        @Test
        void englishIsCalledEnglish() {
            double recall = tweets.recallOfEnglish();

            // 0.995 measured; what is missing are mostly headlines made of names.
            assertTrue(recall >= 0.985, () -> "recall " + recall);
        }

        @Test
        void arabicIsNeverCalledEnglish() {
            int called = tweets.count("ar", "en");

            assertEquals(0, called);
        }
    }
}
