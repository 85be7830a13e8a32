package org.recoupe.trial.seed;

/**
 * How much is to be sown.
 *
 * @param open claims that somebody has still to work on
 * @param decided claims with an approved verdict
 * @param stories over which they are spread; 0 for some ten claims in each
 * @param number the same number gives the same stories
 * @param force also where there are other stories
 */
public record Plan(int open, int decided, int stories, int number, boolean force) {
    private static final int CLAIMS_IN_A_STORY = 10;

    int claimsInAStory() {
        return stories == 0 ? CLAIMS_IN_A_STORY : Math.max(1, (open + decided) / stories);
    }

    Plan withOpen(int claims) {
        return new Plan(claims, decided, stories, number, force);
    }

    Plan withDecided(int claims) {
        return new Plan(open, claims, stories, number, force);
    }

    Plan withStories(int many) {
        return new Plan(open, decided, many, number, force);
    }

    Plan withNumber(int other) {
        return new Plan(open, decided, stories, other, force);
    }

    Plan evenAmongOthers() {
        return new Plan(open, decided, stories, number, true);
    }
}
