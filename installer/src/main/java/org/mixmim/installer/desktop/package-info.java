/** Image and package for Windows and macOS, made by jpackage. */
@NullMarked
package org.mixmim.installer.desktop;

import org.jspecify.annotations.NullMarked;
