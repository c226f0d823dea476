/** What only Linux has: desktop entries, {@code .deb} and {@code .rpm}. */
@NullMarked
package org.mixmim.installer.linux;

import org.jspecify.annotations.NullMarked;
