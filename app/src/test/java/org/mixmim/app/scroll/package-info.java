@NullMarked
package org.mixmim.app.scroll;

import org.jspecify.annotations.NullMarked;
