/** The search page. */
@NullMarked
package org.recoupe.web.search;

import org.jspecify.annotations.NullMarked;
