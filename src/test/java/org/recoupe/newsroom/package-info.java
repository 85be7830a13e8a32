/** The newsroom as a whole, driven from outside: through HTTP, in a browser, and killed. */
@NullMarked
package org.recoupe.newsroom;

import org.jspecify.annotations.NullMarked;
