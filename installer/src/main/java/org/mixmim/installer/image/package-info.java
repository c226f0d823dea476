/** The application image: run time, program, native libraries and start-up cache in one folder. */
@NullMarked
package org.mixmim.installer.image;

import org.jspecify.annotations.NullMarked;
