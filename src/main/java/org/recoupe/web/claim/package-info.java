/** One claim, laid out for judging. */
@NullMarked
package org.recoupe.web.claim;

import org.jspecify.annotations.NullMarked;
