package org.recoupe.claim;

import java.util.function.DoubleSupplier;

/**
 * By lot: nobody can know beforehand which verdict is read a second time, and afterwards everybody can see that it was the lot.
 *
 * @param share of the verdicts that are to be drawn, 0 to 1
 * @param lots each from 0 up to, but not including, 1
 */
record Draw(double share, DoubleSupplier lots) {

    /** @param lot what came out; drawn if it lies within the share */
    record Lot(double lot, double share) {
        boolean drawn() {
            return lot < share;
        }
    }

    Lot next() {
        return new Lot(lots.getAsDouble(), share);
    }
}
