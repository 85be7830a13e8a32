/** What the pages say and how they cut texts. */
@NullMarked
package org.recoupe.web.pages;

import org.jspecify.annotations.NullMarked;
