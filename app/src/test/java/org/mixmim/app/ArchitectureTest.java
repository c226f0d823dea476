package org.mixmim.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.Set;
import javafx.animation.Animation;

/** The rules of the house for the program. */
@AnalyzeClasses(packages = "org.mixmim.app", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule NO_MATHS =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("ai.djl..")
          .because("the program shows; tensors stay inside the model library");

  @ArchTest
  static final ArchRule NO_NETWORK_INSIDES =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.mixmim.model.network..", "org.mixmim.model.kernel..")
          .because("results leave the library through inference");

  @ArchTest
  static final ArchRule NO_AWT =
      noClasses()
          .that()
          // Figures are drawn and clipboards bridged there.
          .resideOutsideOfPackages("org.mixmim.app.export..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.awt..", "javax.swing..")
          .because("two toolkits in one window freeze each other and slow the start");

  @ArchTest
  static final ArchRule NO_PRINTING =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.mixmim.app.cli..")
          .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
          .because("standard output belongs to the command line");

  @ArchTest
  static final ArchRule STATE_HAS_AN_OWNER =
      fields()
          .that()
          .areStatic()
          .and()
          // The compiler's tables for switches over enums.
          .doNotHaveModifier(JavaModifier.SYNTHETIC)
          .should()
          .beFinal()
          .andShould(beOfAnImmutableType())
          .because("two windows, or two tests, must not share state by accident");

  @ArchTest
  static final ArchRule VIEW_MODELS_KNOW_NO_CONTROLS =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("ViewModel")
          .should()
          .dependOnClassesThat(
              resideInAPackage("javafx.scene..")
                  .or(resideInAPackage("javafx.stage.."))
                  .or(resideInAPackage("org.controlsfx.."))
                  .as("reside in the scene graph's packages"))
          .allowEmptyShould(true)
          .because("what a view does is tested without a window");

  @ArchTest
  static final ArchRule COMMAND_LINE_AND_WINDOW_ARE_STRANGERS =
      noClasses()
          .that()
          .resideInAPackage("org.mixmim.app.cli..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                      "javafx..",
                      "org.mixmim.app.shell..",
                      "org.mixmim.app.mix..",
                      "org.mixmim.app.classify..",
                      "org.mixmim.app.workspace..")
                  .as("belong to the window"))
          .because("the command line must work on a machine without a display");

  @ArchTest
  static final ArchRule ONLY_WHAT_MOVES_IS_ANIMATED =
      noClasses()
          .that()
          .haveNameNotMatching(".*\\.(ScoreBar|ProgressLine)")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Animation.class)
          .because(
              "an animation that only waits, as a clock does, wakes an idle window sixty times a"
                  + " second; a Countdown does not");

  @ArchTest
  static final ArchRule FOUNDATIONS_DO_NOT_KNOW_THE_FRAME =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.mixmim.app.task..",
              "org.mixmim.app.text..",
              "org.mixmim.app.action..",
              "org.mixmim.app.settings..",
              "org.mixmim.app.banner..",
              "org.mixmim.app.workspace..",
              "org.mixmim.app.pixels..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.mixmim.app.shell..", "org.mixmim.app.mix..", "org.mixmim.app.classify..")
          .because("a view is one class to add, and nothing below has to change");

  private static final Set<String> IMMUTABLE_TYPES =
      Set.of(
          "java.lang.String",
          "java.lang.Class",
          "java.util.List",
          "java.util.Set",
          "java.util.Map",
          "java.util.regex.Pattern",
          "java.time.Duration",
          "java.nio.file.Path",
          "java.awt.font.FontRenderContext",
          "java.util.logging.Logger",
          "org.slf4j.Logger",
          "com.google.gson.Gson",
          "javafx.css.PseudoClass",
          "javafx.css.CssMetaData",
          "javafx.scene.input.DataFormat",
          "javafx.scene.input.KeyCombination",
          "javafx.util.Duration",
          "javafx.scene.paint.Color",
          "org.mixmim.app.settings.Setting");

  private static ArchCondition<JavaField> beOfAnImmutableType() {
    return new ArchCondition<>("be of an immutable type") {
      @Override
      public void check(JavaField field, ConditionEvents events) {
        JavaClass type = field.getRawType();
        boolean immutable =
            type.isPrimitive()
                || type.isEnum()
                || type.isRecord()
                || IMMUTABLE_TYPES.contains(type.getName())
                // A private constant array that the compiler or a table needs.
                || (type.isArray() && field.getModifiers().contains(JavaModifier.PRIVATE))
                || type.getPackageName().startsWith("org.mixmim.model")
                || (type.isInterface() && type.getAllFields().isEmpty());
        if (!immutable) {
          events.add(
              SimpleConditionEvent.violated(
                  field, field.getFullName() + " is a static " + type.getName()));
        }
      }
    };
  }
}
