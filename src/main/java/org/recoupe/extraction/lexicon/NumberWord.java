package org.recoupe.extraction.lexicon;

/** What a number word stands for; between two numbers if it is inexact ("une quarantaine", "des dizaines"). */
public record NumberWord(double low, double high) {
    public boolean isExact() {
        return low == high;
    }
}
