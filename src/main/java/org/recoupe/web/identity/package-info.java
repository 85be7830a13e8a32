/** Confidential sources: what a reader may do to learn who one is, the page that says it, and the custodians' list. */
@NullMarked
package org.recoupe.web.identity;

import org.jspecify.annotations.NullMarked;
