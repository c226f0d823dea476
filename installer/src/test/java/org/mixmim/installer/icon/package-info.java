@NullMarked
package org.mixmim.installer.icon;

import org.jspecify.annotations.NullMarked;
