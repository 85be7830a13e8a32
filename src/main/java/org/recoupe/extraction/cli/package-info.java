/** The extraction at the command line: JSON lines in, predictions or a readable transcript out. */
@NullMarked
@NamedInterface("cli")
package org.recoupe.extraction.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
