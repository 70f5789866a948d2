package dev.undertone.text;

import java.util.Locale;

/**
 * The languages in Latin letters that are told apart by their most frequent words, as people type them: lower case,
 * without apostrophes, accents optional.
 *
 * <p>A word may stand in several lists; it then says less about each of them.
 */
enum LatinLanguage {
    EN("""
            the and to of a in is it you that for on with this be are was have not at but from they we my your what so
            all just if or can an do will its me when about out up no he she his her him their them there been has had
            would could should who how why where which because than then into over after before only more some any these
            those i im ive id ill dont cant didnt doesnt isnt wont wasnt youre youve theyre were thats hes shes lets
            whats u ur one get got go going know like think want see make say said good great love best new day today
            tomorrow tonight night now time back really very much still never always ever again here well too also off
            down our us as by did does am being let need look looking come way thing things people man year years week
            last first next every other most many better right please thanks thank happy yes gonna wanna game watch
            watching morning work life even though through while may might must take makes made keep feel hope wait
            waiting thought sure something someone everyone anyone nothing hate bad ya yeah sorry friends little big
            long old another around without until since during both same own such against between under world home
            school show live play playing music free follow friday saturday sunday monday tuesday wednesday thursday
            january february march april june july august september october november december wish miss two three away
            call called help find done give stop start stay guys girl boy terrible horrible awful worst worse poor
            broken late slow fast rude friendly helpful useless disappointed angry upset annoyed wonderful amazing
            awesome excellent perfect lovely beautiful glad pleased useful easy hard asked told arrived ordered
            delivered delivery order customer caller refund bill charged service support staff store phone app
            """),
    DE("""
            der die das und ich nicht ist zu ein eine einen einem einer mit auf für fuer von den dem des es sie wir ihr
            auch als noch wie aber wenn nur oder so war sind hat habe haben wird werden kann mich mir dich dir uns euch
            sich mein meine dein deine sein seine was wer wo da dann doch schon mal immer jetzt heute morgen gut nach
            bei aus vor zum zur im am an um bin bist über ueber dass daß kein keine nichts alles mehr man einfach sehr
            hier ja nein gerade wieder gibt geht muss beim durch gegen ohne unter euro neue neuer neues deutschland
            """),
    ES("""
            el la los las de que y en un una por con para no es se lo le me mi te tu su al del como pero más mas muy ya
            si sí yo eres soy estoy está esta este esto eso todo todos hay cuando porque qué quien sin sobre también
            tambien hoy ser ha he hace bien mejor día dia nada así asi gracias jajaja jaja ni o a vida nos les bueno voy
            tengo tiene quiero siempre ahora donde mañana hasta desde son fue nunca mucho años igual solo gente
            """),
    FR("""
            le la les de des du et à un une en est que qui dans pour pas sur au aux avec ce cette ces il elle on nous
            vous je tu me te se sa son ses mon ma mes ton ta plus par mais ou où donc si ne tout tous fait être etre
            cest jai jsuis quil nest dun dune suis été ont sont comme bien très même aussi leur sans moi toi faire quand
            rien encore merci bon bonne ça ca va y a oui non avoir peut après chez entre lol jour alors via
            """),
    /** Hindi and Urdu as they are typed in Latin letters, mostly mixed with English. */
    HI("""
            hai hain h hy ka ki ke ko ho hoga hogi hua hui nahi nahin nai ni kya kyu kyun kyon bhi mein mai main mujhe
            mujhko aap ap aapka aapko aapke tum tumhe tumhara tera teri tere mera meri mere hum humko hame ye yeh yeah
            wo woh se ne par pe aur tha thi raha rahe rahi rha rhi rhe kar karo karna karte karta kr krna kiya kare ek
            koi kuch kuchh kab kaise kaisa kahan jab tab agar toh to na ab abhi sab sabko bahut bohot bahot accha acha
            achha bhai yaar yar sir ji jai hind kaun kon apna apni apne liye lie wala wale wali jo bas phir fir baat log
            logo desh din chahiye gaya gayi gaye diya dil pyar hota hoti hote milega aaj kal aapki unke unka uska uski
            uske isko usko iska iski sahi wahi bolo bol ghar de le me bhaijaan gya gyi yaad sath saath sakte sakta karke
            hamare hamara hamari apki apka nhi bhut ager agr isliye tumko bina pehle magar lekin mat dekh dekho zindagi
            mohabbat
            """),
    ID("""
            yang dan di ini itu aku kamu saya tidak gak ga nggak ya ada dengan untuk dari ke bisa juga udah sudah lagi
            mau apa kalo kalau sama aja banget tapi jangan karena orang sih nya dong deh kita mereka dia akan telah pada
            adalah atau belum hari semua lebih buat gue lo terima kasih selamat wkwk
            """),
    IT("""
            il lo la gli le di e che un una per non è in con del della dei delle al alla da dal dalla mi ti si ci ma
            come più piu anche sono ho ha hai se io tu lui lei noi questo questa quello quando perché perche solo tutto
            tutti bene fatto i essere governo ancora grazie sempre mai oggi su nel nella ai chi cosa dove ora mio mia
            tuo fa fare va suo sua o a era uno molto poi così cosi dopo senza ed ad via voi altro bella
            """),
    NL("""
            de het een en van ik niet is dat op te zijn met voor je maar ook aan er als nog wel om dit heb bij naar dan
            of mijn zo jij hij we ze wat was uit kan nu al veel geen door over heeft hebben wordt meer goed gaat ben mij
            jullie deze toch even weer echt gewoon heel moet worden vandaag morgen leuk lekker
            """),
    PT("""
            o a os as de que e do da dos das em no na nos nas um uma para pra por com não nao é se mais mas foi eu você
            voce vc ele ela como muito muita já ja está ta tá ao só so meu minha seu sua isso esse essa tem ter ser sou
            bem mesmo quando vai tudo todo todos hoje gente aqui nada melhor boa bom obrigado obrigada até sem são
            também tambem porque pq quem dia fazer q né ne amo pelo pela estou era cada nossa num numa tô eh
            """),
    TR("""
            bir ve bu da de için icin çok cok ne mi ben sen biz siz değil degil ama gibi var yok daha o ki ile her şey
            sey kadar olarak sonra bana sana ya iyi güzel guzel bugün bugun zaman olan oldu nasıl nasil neden evet hayır
            artık artik hiç hic diye böyle beni seni mı mu mü şimdi simdi
            """),
    /** English words that travel: other languages say them too, so they stand in both lists and never decide alone. */
    LOAN("""
            ok okay lol oh hey haha yeah ya u ur show live home game play playing music day night today new happy love
            good best great nice work free follow may april august september november december sorry please thanks thank
            bad big top miss boy girl guys man people watch stop help start week world life way thing right wow cool am
            terrible horrible excellent perfect service support store phone app order staff fast amazing awesome easy
            delivery
            """);

    /** BCP 47. */
    final String code = name().toLowerCase(Locale.ROOT);

    /** Between blanks, lower case. */
    final String words;

    LatinLanguage(String words) {
        this.words = words;
    }

    /** A place in an array of counts; an EnumMap would box every one of them. */
    @SuppressWarnings("EnumOrdinal")
    int index() {
        return ordinal();
    }
}
