/** How long the pages of a running trial newsroom take, set against a yardstick of the same run. */
@NullMarked
@NamedInterface("bench")
package org.recoupe.trial.bench;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
