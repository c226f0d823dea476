@NullMarked
package org.mixmim.app.pixels;

import org.jspecify.annotations.NullMarked;
