/**
 * The copy as it came: files that people bring, turned into text. Start with {@link org.recoupe.document.DocumentReader}. What a file
 * makes a parser do, it does in a process of its own, which has little memory, little time and no network.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
package org.recoupe.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
