#include "report/xml.hpp"

#include <gtest/gtest.h>

namespace remit::report {
namespace {

TEST(XmlEscaped, WritesMarkupAsText) {
  EXPECT_EQ(xml_escaped("a & b < c > d \" e ' f"), "a &amp; b &lt; c &gt; d &quot; e &#39; f");
}

TEST(XmlEscaped, KeepsLetters) {
  EXPECT_EQ(xml_escaped("Ynys Môn – 東"), "Ynys Môn – 東");
}

TEST(XmlEscaped, ReplacesWhatXmlCannotHold) {
  EXPECT_EQ(xml_escaped("a\x01z"), "a\xEF\xBF\xBDz");
  EXPECT_EQ(xml_escaped("a\xFFz"), "a\xEF\xBF\xBDz");
  EXPECT_EQ(xml_escaped("a\xEF\xBF\xBEz\xEF\xBF\xBF"), "a\xEF\xBF\xBDz\xEF\xBF\xBD");
  EXPECT_EQ(xml_escaped("a\tb\nc"), "a b c");
}

}  // namespace
}  // namespace remit::report
