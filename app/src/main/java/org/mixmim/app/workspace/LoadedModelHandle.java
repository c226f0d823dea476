package org.mixmim.app.workspace;

import java.util.Optional;
import org.mixmim.model.checkpoint.FileStamp;
import org.mixmim.model.inference.LoadOptions;
import org.mixmim.model.inference.LoadedModel;

/**
 * A model in use. It belongs to the slot that opened it, which closes it once another takes its
 * place: take it from the slot for every piece of work, and do not keep it.
 *
 * @param nameOrFile what opens it again
 * @param options how it was opened
 * @param choice the same number for a model that is only loaded again, for another device or with
 *     other kernels; another one for every choice of the user, and 0 for what nobody chose
 * @param file what its file was when it was opened; empty for what comes with the program
 * @param model the model, open
 */
public record LoadedModelHandle(
    String nameOrFile,
    LoadOptions options,
    int choice,
    Optional<FileStamp> file,
    LoadedModel model) {}
