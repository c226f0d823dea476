/** The program's icon in the formats that platforms want. */
@NullMarked
package org.mixmim.installer.icon;

import org.jspecify.annotations.NullMarked;
