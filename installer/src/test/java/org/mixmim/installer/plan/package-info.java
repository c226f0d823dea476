@NullMarked
package org.mixmim.installer.plan;

import org.jspecify.annotations.NullMarked;
