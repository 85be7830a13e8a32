/** A trial newsroom of any size: invented stories and what became of them, so that lists can be tried when they are long. */
@NullMarked
@NamedInterface("seed")
package org.recoupe.trial.seed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
