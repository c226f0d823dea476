/** The licences of everything that is in the packages. */
@NullMarked
package org.mixmim.installer.licence;

import org.jspecify.annotations.NullMarked;
