/** Makes the packages of the program: what {@code -Pinstaller} runs once the program is built. */
@NullMarked
package org.mixmim.installer;

import org.jspecify.annotations.NullMarked;
