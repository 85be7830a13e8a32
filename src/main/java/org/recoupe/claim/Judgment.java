package org.recoupe.claim;

import java.util.regex.Pattern;

/** Whether words are about what a court decided: then nobody may print them without saying which court, and whether that is the last word. */
final class Judgment {
    private static final Pattern SAID = Pattern.compile(
            "\\b(?:condamné(?:e|s|es)?|condamnations?|acquitté(?:e|s|es)?|acquittements?|relax(?:é|ée|és|ées)|d(?:é|e)bout(?:é|ée|és|ées)"
                    + "|tribunal|tribunaux|cour d['’](?:assises|appel)|cour de cassation|cour suprême|conseil d['’](?:É|E|é)tat|jugement"
                    + "|sentenced|convicted|acquitted|found (?:not )?guilty|ruled|court of appeals?|supreme court|high court|jury)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

    private Judgment() {}

    static boolean isOne(String text) {
        return SAID.matcher(text).find();
    }
}
