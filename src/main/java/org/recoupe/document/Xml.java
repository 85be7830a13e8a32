package org.recoupe.document;

import static org.recoupe.document.UnreadableDocument.Reason.BROKEN;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** XML as strangers send it: no declarations of its own, nothing fetched. Elements are known by their local names. */
final class Xml {
    /** A type that is declared elsewhere says nothing about the text; it is passed over, never fetched. */
    private static final Pattern OUTSIDE_TYPE = Pattern.compile(
            "<!DOCTYPE\\s+[\\w:.-]+\\s*((PUBLIC|SYSTEM)\\s*(\"[^\"]*\"\\s*|'[^']*'\\s*){1,2})?(\\[\\s*\\]\\s*)?>");

    private static final int HEAD = 4096;

    private Xml() {}

    /** The root of a document whose letters are known. */
    static Element root(String text) throws IOException {
        var head = text.substring(0, Math.min(HEAD, text.length()));
        var body = OUTSIDE_TYPE.matcher(head).replaceFirst("") + text.substring(head.length());
        try {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setNamespaceAware(true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler() {
                @Override
                public void fatalError(SAXParseException broken) throws SAXException {
                    throw broken;
                }
            });
            return builder.parse(new InputSource(new StringReader(body.strip())))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException broken) {
            throw new UnreadableDocument(BROKEN, broken);
        }
    }

    /** Event by event, out of bytes that say themselves how they are encoded. */
    static XMLStreamReader events(byte[] bytes) throws XMLStreamException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing is fetched");
        });
        return factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
    }

    /** The children of that name. */
    static List<Element> children(Element parent, String name) {
        var found = new ArrayList<Element>();
        for (var child = parent.getFirstChild(); child != null; child = child.getNextSibling())
            if (child instanceof Element element && is(element, name)) found.add(element);
        return found;
    }

    /** Every element of that name below, in the order of the document. */
    static List<Element> below(Element parent, String name) {
        var found = new ArrayList<Element>();
        for (@Nullable Node node = parent; node != null; node = next(node, parent))
            if (node != parent && node instanceof Element element && is(element, name)) found.add(element);
        return found;
    }

    /** Its text, or that of the first element on the way down these names. */
    static Optional<String> text(Element from, String... way) {
        return element(from, way)
                .map(element -> element.getTextContent().strip())
                .filter(words -> !words.isEmpty());
    }

    static Optional<Element> element(Element from, String... way) {
        var here = List.of(from);
        for (var name : way)
            here = here.stream()
                    .flatMap(element -> children(element, name).stream())
                    .toList();
        return here.stream().findFirst();
    }

    static Optional<String> attribute(Element element, String name) {
        var value = element.getAttribute(name).strip();
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    static boolean is(Element element, String name) {
        return name.equals(element.getLocalName());
    }

    /** The next node in the order of the document that lies within the root; without recursion, however deep it is. */
    static @Nullable Node next(Node node, Node root) {
        if (node.getFirstChild() != null) return node.getFirstChild();
        return after(node, root);
    }

    /** The next node that is not within this one. */
    static @Nullable Node after(Node node, Node root) {
        for (@Nullable Node here = node; here != null && here != root; here = here.getParentNode())
            if (here.getNextSibling() != null) return here.getNextSibling();
        return null;
    }
}
