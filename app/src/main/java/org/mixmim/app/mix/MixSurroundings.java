package org.mixmim.app.mix;

import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.value.ObservableValue;
import org.mixmim.app.task.Delay;
import org.mixmim.app.task.Problem;
import org.mixmim.app.task.Tasks;

/**
 * What the view model needs of its surroundings.
 *
 * @param tasks background work
 * @param reconstructing what the window calls a reconstruction
 * @param preparing what the window calls the reading of photographs
 * @param settling waits until changes have come to rest
 * @param seeds where new seeds come from
 * @param problems takes what goes wrong
 */
record MixSurroundings(
    Tasks tasks,
    ObservableValue<String> reconstructing,
    ObservableValue<String> preparing,
    Delay settling,
    LongSupplier seeds,
    Consumer<Problem> problems) {}
