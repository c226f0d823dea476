@NullMarked
package org.mixmim.app.session;

import org.jspecify.annotations.NullMarked;
