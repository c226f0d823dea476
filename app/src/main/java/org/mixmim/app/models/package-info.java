/** The Models view: which models there are, what each can do, and where its file comes from. */
@NullMarked
package org.mixmim.app.models;

import org.jspecify.annotations.NullMarked;
