/** The engine behind a narrow door: messages, steps and business keys instead of its ids. */
@NullMarked
package org.recoupe.process.engine;

import org.jspecify.annotations.NullMarked;
