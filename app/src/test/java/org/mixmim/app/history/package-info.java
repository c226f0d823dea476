@NullMarked
package org.mixmim.app.history;

import org.jspecify.annotations.NullMarked;
