/** The page on which people choose how they like the pages. */
@NullMarked
package org.recoupe.web.settings;

import org.jspecify.annotations.NullMarked;
