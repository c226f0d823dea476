package org.mixmim.model;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaMember.Predicates.declaredIn;
import static com.tngtech.archunit.core.domain.properties.HasModifiers.Predicates.modifier;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.mixmim.model.engine.TorchEngine;

/** The house's plan of the library: which package may use which. */
@AnalyzeClasses(packages = "org.mixmim.model", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  private static final String MODEL = "org.mixmim.model.";
  private static final String DJL = "ai.djl..";

  /** Every package may say what went wrong, and write a file whole or not at all. */
  private static final List<String> COMMON = List.of("problem", "file");

  @ArchTest static final ArchRule problemStandsAlone = uses("problem");
  @ArchTest static final ArchRule fileStandsAlone = uses("file");
  @ArchTest static final ArchRule tensorStandsAlone = uses("tensor");
  @ArchTest static final ArchRule configStandsAlone = uses("config");

  @ArchTest static final ArchRule imageMakesTensors = uses("image", "tensor");

  @ArchTest
  static final ArchRule masksAreReadFromPicturesAndArrays = uses("mask", "image", "tensor");

  @ArchTest static final ArchRule checkpointsKnowNoNetwork = uses("checkpoint", "config", "tensor");

  @ArchTest static final ArchRule engineKnowsNoNetwork = uses("engine");

  @ArchTest static final ArchRule kernelsKnowNoNetwork = uses("kernel", "engine");

  @ArchTest
  static final ArchRule networkIsWrittenAgainstKernels =
      uses("network", "kernel", "mask", "config", "tensor");

  @ArchTest
  static final ArchRule zooKnowsFilesAndNoEngine =
      uses("zoo", "checkpoint", "config", "image", "tensor");

  @ArchTest
  static final ArchRule onlyThoseThatComputeKnowDjl =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              MODEL + "engine..",
              MODEL + "kernel..",
              MODEL + "network..",
              MODEL + "inference..",
              MODEL + "bench..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(DJL)
          .because("files, pictures and masks work without an engine");

  @ArchTest
  static final ArchRule noNativeArrayLeavesInference =
      methods()
          .that()
          .arePublic()
          .and()
          .areDeclaredInClassesThat(
              resideInAPackage(MODEL + "inference..").and(modifier(JavaModifier.PUBLIC)))
          .should()
          .notHaveRawReturnType(resideInAPackage("ai.djl.ndarray.."))
          .because("results are Java arrays in immutable records, nobody else owns native memory");

  @ArchTest
  static final ArchRule noWindow =
      noClasses()
          .should()
          .dependOnClassesThat(resideInAnyPackage("javafx..", "javax.swing..", "org.mixmim.app.."))
          .because("the library serves any Java program");

  @ArchTest
  static final ArchRule noCycles = slices().matching(MODEL + "(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule noPrinting =
      NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.because("a library does not print");

  @ArchTest static final ArchRule oneLoggingLibrary = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

  @ArchTest
  static final ArchRule noMutableStatics =
      fields()
          .that()
          .areStatic()
          .and(not(declaredIn(TorchEngine.class)))
          .should()
          .beFinal()
          .because("no state is shared behind a user's back, but for the one engine of a process");

  @ArchTest
  static final ArchRule failuresAreTyped =
      classes()
          .that()
          .areAssignableTo(Exception.class)
          .and()
          .arePublic()
          .should()
          .beAssignableTo("org.mixmim.model.problem.MixMimException")
          .because("whatever a user can meet carries a sentence and a remedy");

  private static ArchRule uses(String name, String... others) {
    List<String> packages =
        Stream.of(List.of(name), COMMON, List.of(others))
            .flatMap(List::stream)
            .map(other -> MODEL + other + "..")
            .toList();
    return noClasses()
        .that()
        .resideInAPackage(MODEL + name + "..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.mixmim..")
                .and(not(resideInAnyPackage(packages.toArray(String[]::new)))))
        .as(name + " uses only " + String.join(", ", packages))
        .because("the arrows between packages point one way");
  }
}
