@NullMarked
package org.mixmim.installer.image;

import org.jspecify.annotations.NullMarked;
