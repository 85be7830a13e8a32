package org.recoupe.extraction;

/** How a pair of statements is explained to a reviewer, in the language of the article. Arguments as in {@link String#format}. */
record Wording(String denies, String excludes, String numbers, String open, String repeats, String terms) {}
