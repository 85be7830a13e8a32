package org.recoupe.article;

/** A rule about dispatches was broken; the message is fit for the reader. */
public abstract sealed class ArticleRejected extends RuntimeException {
    private ArticleRejected(String message) {
        super(message);
    }

    /** It has not come that far yet, or is already past it. */
    public static final class WrongStatus extends ArticleRejected {
        WrongStatus(ArticleStatus is, ArticleStatus wanted) {
            super("The story is " + is + "; it cannot become " + wanted + " from there");
        }
    }
}
