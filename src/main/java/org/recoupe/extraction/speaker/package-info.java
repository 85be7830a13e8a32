/** Who it is that speaks: all mentions of one speaker taken together, pronouns too; and what nobody is said to say. */
@NullMarked
package org.recoupe.extraction.speaker;

import org.jspecify.annotations.NullMarked;
