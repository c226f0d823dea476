@NullMarked
package org.mixmim.app.update;

import org.jspecify.annotations.NullMarked;
