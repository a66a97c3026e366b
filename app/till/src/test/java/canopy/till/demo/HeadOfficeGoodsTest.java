package canopy.till.demo;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.event.Json;
import canopy.headoffice.demo.DemoGoods;
import canopy.headoffice.feed.Edit;
import canopy.headoffice.feed.RecordKind;
import canopy.till.catalogue.Catalogue;
import canopy.till.catalogue.DemoCatalogue;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Head office's demonstration decides for the till the goods that the till has anyway. */
final class HeadOfficeGoodsTest {
  private static final Path WANTED = Path.of("target", "goods.jsonl");

  @Test
  void areTheGoodsOfTheTill() throws Exception {
    Catalogue goods = DemoCatalogue.load();
    List<Edit> wanted = new ArrayList<>();
    goods.departments().forEach(one -> wanted.add(edit(RecordKind.DEPARTMENT, one.id(), one)));
    goods.taxClasses().forEach(one -> wanted.add(edit(RecordKind.TAX_CLASS, one.id(), one)));
    goods.grades().forEach(one -> wanted.add(edit(RecordKind.GRADE, "" + one.id(), one)));
    goods.articles().forEach(one -> wanted.add(edit(RecordKind.ARTICLE, one.id(), one)));
    List<String> lines = wanted.stream().map(HeadOfficeGoodsTest::line).toList();
    Files.write(WANTED, lines);
    assertThat(DemoGoods.edits().stream().map(HeadOfficeGoodsTest::line))
        .as("sync/headoffice/src/main/resources/demo/goods.jsonl; copy %s there", WANTED)
        .containsExactlyElementsOf(lines);
  }

  private static Edit edit(RecordKind kind, String key, Object record) {
    return Edit.everywhere(kind, key, Json.mapper().valueToTree(record));
  }

  private static String line(Edit edit) {
    ObjectNode line = Json.mapper().createObjectNode();
    line.put("kind", edit.kind().word()).put("key", edit.key()).set("data", edit.data());
    return line.toString();
  }
}
