package org.mixmim.model.inference;

/**
 * How sure a classifier is of one class.
 *
 * @param label the class's number, from 0
 * @param name the class's name
 * @param score softmax of the logits, 0 to 1
 */
public record ClassScore(int label, String name, double score) {}
