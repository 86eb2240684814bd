<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About routeviewer</source>
        <translation>Über routeviewer</translation>
    </message>
    <message>
        <source>Reads an article, finds out where the traveller really went, and draws the route. MIT licence.</source>
        <translation>Liest einen Artikel, ermittelt, wohin die Reise wirklich führte, und zeichnet den Reiseweg. MIT-Lizenz.</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>Licences and credits</source>
        <translation>Lizenzen und Nachweise</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>&amp;Paste article</source>
        <translation>Artikel &amp;einfügen</translation>
    </message>
    <message>
        <source>Open &amp;web address…</source>
        <translation>&amp;Webadresse öffnen …</translation>
    </message>
    <message>
        <source>&amp;New window</source>
        <translation>&amp;Neues Fenster</translation>
    </message>
    <message>
        <source>&amp;Add article to this project…</source>
        <translation>Artikel &amp;zum Projekt hinzufügen…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Speichern &amp;unter…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>E&amp;xportieren…</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;Drucken…</translation>
    </message>
    <message>
        <source>&amp;Close window</source>
        <translation>Fenster s&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Copy map as picture</source>
        <translation>Karte als Bild &amp;kopieren</translation>
    </message>
    <message>
        <source>Copy map as &amp;SVG</source>
        <translation>Karte als &amp;SVG kopieren</translation>
    </message>
    <message>
        <source>Re&amp;name stop</source>
        <translation>Station &amp;umbenennen</translation>
    </message>
    <message>
        <source>Re&amp;move stop</source>
        <translation>Station &amp;entfernen</translation>
    </message>
    <message>
        <source>Move stop &amp;earlier</source>
        <translation>Station &amp;früher einordnen</translation>
    </message>
    <message>
        <source>Move stop &amp;later</source>
        <translation>Station s&amp;päter einordnen</translation>
    </message>
    <message>
        <source>Mer&amp;ge stops</source>
        <translation>Stationen zusammen&amp;legen</translation>
    </message>
    <message>
        <source>Se&amp;ttings…</source>
        <translation>E&amp;instellungen…</translation>
    </message>
    <message>
        <source>&amp;Whole route</source>
        <translation>&amp;Ganzer Reiseweg</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>&amp;Vergrößern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>&amp;Map</source>
        <translation>K&amp;arte</translation>
    </message>
    <message>
        <source>We&amp;b page</source>
        <translation>&amp;Webseite</translation>
    </message>
    <message>
        <source>Order &amp;told and travelled</source>
        <translation>Reihenfolge: &amp;berichtet und gereist</translation>
    </message>
    <message>
        <source>&amp;Article</source>
        <translation>A&amp;rtikel</translation>
    </message>
    <message>
        <source>&amp;Stops</source>
        <translation>&amp;Stationen</translation>
    </message>
    <message>
        <source>&amp;Places only mentioned</source>
        <translation>Nur &amp;erwähnte Orte</translation>
    </message>
    <message>
        <source>Next &amp;panel</source>
        <translation>&amp;Nächster Bereich</translation>
    </message>
    <message>
        <source>P&amp;revious panel</source>
        <translation>V&amp;origer Bereich</translation>
    </message>
    <message>
        <source>&amp;Copy position under the pointer</source>
        <translation>&amp;Position unter dem Zeiger kopieren</translation>
    </message>
    <message>
        <source>&amp;Next stop</source>
        <translation>&amp;Nächste Station</translation>
    </message>
    <message>
        <source>&amp;Previous stop</source>
        <translation>&amp;Vorige Station</translation>
    </message>
    <message>
        <source>Next place &amp;name in the text</source>
        <translation>Nächster O&amp;rtsname im Text</translation>
    </message>
    <message>
        <source>Previous place name in the &amp;text</source>
        <translation>Voriger Ortsname im &amp;Text</translation>
    </message>
    <message>
        <source>&amp;What the name may be…</source>
        <translation>&amp;Mögliche Orte zum Namen…</translation>
    </message>
    <message>
        <source>Anot&amp;her place for the selected stop…</source>
        <translation>&amp;Anderer Ort für die gewählte Station…</translation>
    </message>
    <message>
        <source>&amp;Add stop…</source>
        <translation>Station &amp;hinzufügen…</translation>
    </message>
    <message>
        <source>Add stop by a &amp;click on the map</source>
        <translation>Station per &amp;Klick auf die Karte hinzufügen</translation>
    </message>
    <message>
        <source>Add &amp;selected words as stop</source>
        <translation>Ausgewählte &amp;Wörter als Station hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Mark as visited</source>
        <translation>Als b&amp;esucht markieren</translation>
    </message>
    <message>
        <source>Facts of the s&amp;ource</source>
        <translation>Angaben zur &amp;Quelle</translation>
    </message>
    <message>
        <source>&amp;Read anew</source>
        <translation>Neu &amp;lesen</translation>
    </message>
    <message>
        <source>Read anew and ask &amp;online…</source>
        <translation>Neu lesen und &amp;online nachfragen…</translation>
    </message>
    <message>
        <source>P&amp;lay the journey</source>
        <translation>Reise a&amp;bspielen</translation>
    </message>
    <message>
        <source>&amp;Guide</source>
        <translation>&amp;Handbuch</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;About routeviewer</source>
        <translation>Ü&amp;ber routeviewer</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>Zuletzt &amp;geöffnet</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Route</source>
        <translation>&amp;Reiseweg</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Noch nichts</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Map background</source>
        <translation>Kartenhintergrund</translation>
    </message>
    <message>
        <source>Find a place on the map</source>
        <translation>Ort auf der Karte suchen</translation>
    </message>
    <message>
        <source>&amp;Find a place</source>
        <translation>Ort &amp;suchen</translation>
    </message>
    <message>
        <source>&amp;Undo {0}</source>
        <translation>&amp;Rückgängig: {0}</translation>
    </message>
    <message>
        <source>&amp;Redo {0}</source>
        <translation>&amp;Wiederholen: {0}</translation>
    </message>
    <message>
        <source>Click on the map where the stop is. Esc breaks it off.</source>
        <translation>Klicken Sie auf die Karte, wo die Station liegt. Esc bricht ab.</translation>
    </message>
    <message>
        <source>Add as stop</source>
        <translation>Als Station hinzufügen</translation>
    </message>
</context>
<context>
    <name>ArticlePanel</name>
    <message>
        <source>Articles</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Article {0}</source>
        <translation>Artikel {0}</translation>
    </message>
    <message>
        <source>Show another journey</source>
        <translation>Andere Reise anzeigen</translation>
    </message>
</context>
<context>
    <name>ArticleView</name>
    <message>
        <source>Article</source>
        <translation>Artikel</translation>
    </message>
</context>
<context>
    <name>AsidesList</name>
    <message>
        <source>Not on the route</source>
        <translation>Nicht auf dem Reiseweg</translation>
    </message>
    <message>
        <source>Mark as visited</source>
        <translation>Als besucht markieren</translation>
    </message>
</context>
<context>
    <name>CandidateRow</name>
    <message>
        <source>, chosen</source>
        <translation>, gewählt</translation>
    </message>
</context>
<context>
    <name>CandidatesList</name>
    <message>
        <source>“{0}” may be</source>
        <translation>„{0}“ könnte sein</translation>
    </message>
    <message>
        <source>{0} more</source>
        <translation>{0} weitere</translation>
    </message>
    <message>
        <source>Search online…</source>
        <translation>Online suchen…</translation>
    </message>
    <message>
        <source>Asks a service for “{0}”; only the name and its likely countries are sent</source>
        <translation>Fragt einen Dienst nach „{0}“; gesendet werden nur der Name und die in Frage kommenden Länder</translation>
    </message>
    <message>
        <source>Choose place</source>
        <translation>Ort wählen</translation>
    </message>
</context>
<context>
    <name>ChapterDialog</name>
    <message>
        <source>Which chapter?</source>
        <translation>Welches Kapitel?</translation>
    </message>
    <message>
        <source>“{0}” has {1} chapters. One is read in a moment; a whole book takes longer.</source>
        <translation>„{0}“ hat {1} Kapitel. Eines ist schnell gelesen; ein ganzes Buch dauert länger.</translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation>Kapitel</translation>
    </message>
    <message>
        <source>The whole book</source>
        <translation>Das ganze Buch</translation>
    </message>
</context>
<context>
    <name>CorrectionsPage</name>
    <message>
        <source>These hold for every article that is read from now on. Names are remembered from the menu of a name in the text.</source>
        <translation>Dies gilt für jeden Artikel, der von nun an gelesen wird. Namen merken Sie sich über das Menü eines Namens im Text.</translation>
    </message>
    <message>
        <source>Corrections</source>
        <translation>Korrekturen</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>E&amp;ntfernen</translation>
    </message>
    <message>
        <source>Written as</source>
        <translation>Schreibweise im Text</translation>
    </message>
    <message>
        <source>House spelling</source>
        <translation>Hausschreibweise</translation>
    </message>
    <message>
        <source>&amp;Add spelling</source>
        <translation>Schreibweise &amp;hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Written as</source>
        <translation>&amp;Im Text</translation>
    </message>
    <message>
        <source>&amp;House spelling</source>
        <translation>Haus&amp;schreibweise</translation>
    </message>
    <message>
        <source>Nothing has been remembered yet</source>
        <translation>Noch nichts gemerkt</translation>
    </message>
    <message>
        <source>“{0}” means {1}</source>
        <translation>„{0}“ bedeutet {1}</translation>
    </message>
    <message>
        <source>“{0}” is never a place</source>
        <translation>„{0}“ ist nie ein Ort</translation>
    </message>
    <message>
        <source>“{0}” is spelt “{1}”</source>
        <translation>„{0}“ wird „{1}“ geschrieben</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>The map is in the clipboard, as a picture</source>
        <translation>Die Karte liegt als Bild in der Zwischenablage</translation>
    </message>
    <message>
        <source>The map is in the clipboard, as SVG</source>
        <translation>Die Karte liegt als SVG in der Zwischenablage</translation>
    </message>
    <message>
        <source>Ask {0} for the names that stay open?</source>
        <translation>{0} nach den offenen Namen fragen?</translation>
    </message>
    <message>
        <source>Ask {0}</source>
        <translation>{0} fragen</translation>
    </message>
    <message>
        <source>Built-in map (nothing is sent)</source>
        <translation>Eingebaute Karte (nichts wird gesendet)</translation>
    </message>
    <message>
        <source>More, and your own…</source>
        <translation>Weitere und eigene…</translation>
    </message>
    <message>
        <source>Show places only mentioned</source>
        <translation>Nur erwähnte Orte anzeigen</translation>
    </message>
</context>
<context>
    <name>DoubtsList</name>
    <message>
        <source>Dates, distances and places fit each other.</source>
        <translation>Daten, Entfernungen und Orte passen zueinander.</translation>
    </message>
    <message>
        <source>Take {0}</source>
        <translation>{0} nehmen</translation>
    </message>
    <message>
        <source>Choose place</source>
        <translation>Ort wählen</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>By the route</source>
        <translation>Nach dem Reiseweg</translation>
    </message>
    <message>
        <source>Places only mentioned</source>
        <translation>Nur erwähnte Orte</translation>
    </message>
    <message>
        <source>The window&apos;s part of the map</source>
        <translation>Kartenausschnitt des Fensters</translation>
    </message>
    <message>
        <source>Letters of an SVG as text</source>
        <translation>Schrift im SVG als Text</translation>
    </message>
    <message>
        <source>Copy iframe</source>
        <translation>iframe kopieren</translation>
    </message>
    <message>
        <source>The HTML that puts the web page into another page</source>
        <translation>HTML, das die Webseite in eine andere Seite einbettet</translation>
    </message>
    <message>
        <source>What could be better</source>
        <translation>Verbesserungsvorschläge</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>Si&amp;ze</source>
        <translation>&amp;Größe</translation>
    </message>
    <message>
        <source>&amp;Style</source>
        <translation>&amp;Stil</translation>
    </message>
    <message>
        <source>&amp;Projection</source>
        <translation>&amp;Projektion</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>Sp&amp;rache</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>&amp;Titel</translation>
    </message>
    <message>
        <source>&amp;Caption</source>
        <translation>&amp;Bildunterschrift</translation>
    </message>
    <message>
        <source>&amp;Alternative text</source>
        <translation>&amp;Alternativtext</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>E&amp;xportieren…</translation>
    </message>
    <message>
        <source>{0}. Holds: {1}.</source>
        <translation>{0}. Enthält: {1}.</translation>
    </message>
    <message>
        <source>✓ Sizes, contrasts, credit and names are in order.</source>
        <translation>✓ Größen, Kontraste, Nachweis und Namen sind in Ordnung.</translation>
    </message>
    <message>
        <source>Folder for the figure&apos;s files</source>
        <translation>Ordner für die Dateien der Abbildung</translation>
    </message>
    <message>
        <source>Save export</source>
        <translation>Export speichern</translation>
    </message>
    <message>
        <source>Set up figure</source>
        <translation>Abbildung einrichten</translation>
    </message>
    <message>
        <source>Written: {0}</source>
        <translation>Geschrieben: {0}</translation>
    </message>
    <message>
        <source>Copied. Put {0} beside the page that shows it.</source>
        <translation>Kopiert. Legen Sie {0} neben die Seite, die es zeigt.</translation>
    </message>
</context>
<context>
    <name>FigurePreview</name>
    <message>
        <source>Preview of the figure</source>
        <translation>Vorschau der Abbildung</translation>
    </message>
    <message>
        <source>Drawing…</source>
        <translation>Wird gezeichnet…</translation>
    </message>
</context>
<context>
    <name>FileDesk</name>
    <message>
        <source>Open article or project</source>
        <translation>Artikel oder Projekt öffnen</translation>
    </message>
    <message>
        <source>Add article to this project</source>
        <translation>Artikel zum Projekt hinzufügen</translation>
    </message>
    <message>
        <source>Articles, projects and routes ({0});;All files (*)</source>
        <translation>Artikel, Projekte und Reisewege ({0});;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>There is no text in the clipboard</source>
        <translation>In der Zwischenablage ist kein Text</translation>
    </message>
    <message>
        <source>Copy the article&apos;s text and paste it again.</source>
        <translation>Kopieren Sie den Text des Artikels und fügen Sie ihn noch einmal ein.</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>Projekt speichern</translation>
    </message>
    <message>
        <source>Projects ({0})</source>
        <translation>Projekte ({0})</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter…</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Save the changes to “{0}”?</source>
        <translation>Änderungen an „{0}“ speichern?</translation>
    </message>
    <message>
        <source>this route</source>
        <translation>diesem Reiseweg</translation>
    </message>
</context>
<context>
    <name>GazetteersPage</name>
    <message>
        <source>Names are looked up from the top. GeoNames dumps, Linked Places TSV, CSV and GeoJSON points can be added.</source>
        <translation>Namen werden von oben an nachgeschlagen. Hinzufügen lassen sich GeoNames-Auszüge, Linked Places (TSV), CSV und GeoJSON-Punkte.</translation>
    </message>
    <message>
        <source>Gazetteers in the order of preference</source>
        <translation>Ortsverzeichnisse nach Vorrang</translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation>&amp;Hinzufügen…</translation>
    </message>
    <message>
        <source>&amp;Up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>&amp;Down</source>
        <translation>Nach &amp;unten</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>E&amp;ntfernen</translation>
    </message>
    <message>
        <source>Built-in gazetteer</source>
        <translation>Eingebautes Ortsverzeichnis</translation>
    </message>
    <message>
        <source>{0} – {1} places, from {2}</source>
        <translation>{0} – {1} Orte, aus {2}</translation>
    </message>
    <message>
        <source>Add a gazetteer</source>
        <translation>Ortsverzeichnis hinzufügen</translation>
    </message>
    <message>
        <source>Added {0}</source>
        <translation>{0} hinzugefügt</translation>
    </message>
    <message>
        <source>Reading {0}…</source>
        <translation>{0} wird gelesen…</translation>
    </message>
    <message>
        <source>Reading {0}: {1}</source>
        <translation>{0} wird gelesen: {1}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>GuideWindow</name>
    <message>
        <source>Guide</source>
        <translation>Handbuch</translation>
    </message>
    <message>
        <source>Search the guide</source>
        <translation>Im Handbuch suchen</translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation>Kapitel</translation>
    </message>
</context>
<context>
    <name>LookPage</name>
    <message>
        <source>&amp;Look</source>
        <translation>&amp;Aussehen</translation>
    </message>
    <message>
        <source>Lan&amp;guage of the window</source>
        <translation>Sprache des &amp;Fensters</translation>
    </message>
    <message>
        <source>&amp;Lengths</source>
        <translation>&amp;Längen</translation>
    </message>
    <message>
        <source>&amp;Positions</source>
        <translation>&amp;Positionen</translation>
    </message>
    <message>
        <source>L&amp;anguage of new maps</source>
        <translation>Sprache neuer &amp;Karten</translation>
    </message>
    <message>
        <source>&amp;Style of new figures</source>
        <translation>&amp;Stil neuer Abbildungen</translation>
    </message>
    <message>
        <source>Pro&amp;jection of new maps</source>
        <translation>P&amp;rojektion neuer Karten</translation>
    </message>
    <message>
        <source>&amp;Disputed borders</source>
        <translation>&amp;Umstrittene Grenzen</translation>
    </message>
    <message>
        <source>Borders are Natural Earth&apos;s: they show who is in control. Captions say so.</source>
        <translation>Die Grenzen stammen von Natural Earth: Sie zeigen die tatsächliche Kontrolle. Bildunterschriften sagen das.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Article</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Stops</source>
        <translation>Stationen</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <source>Show the report</source>
        <translation>Bericht zeigen</translation>
    </message>
    <message>
        <source>The map&apos;s background cannot be had ({0})</source>
        <translation>Der Kartenhintergrund ist nicht verfügbar ({0})</translation>
    </message>
    <message>
        <source>The built-in map is shown instead.</source>
        <translation>Stattdessen wird die eingebaute Karte gezeigt.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Keep the built-in map</source>
        <translation>Dabei bleiben</translation>
    </message>
</context>
<context>
    <name>MapFoot</name>
    <message>
        <source>Legend and credit</source>
        <translation>Legende und Nachweis</translation>
    </message>
</context>
<context>
    <name>MapHand</name>
    <message>
        <source>Move place</source>
        <translation>Ort verschieben</translation>
    </message>
    <message>
        <source>Move name</source>
        <translation>Namen verschieben</translation>
    </message>
</context>
<context>
    <name>MapMenu</name>
    <message>
        <source>&amp;Rename stop</source>
        <translation>Station &amp;umbenennen</translation>
    </message>
    <message>
        <source>Re&amp;move from the route</source>
        <translation>Vom Reiseweg &amp;entfernen</translation>
    </message>
    <message>
        <source>&amp;Hide this name</source>
        <translation>Diesen Namen aus&amp;blenden</translation>
    </message>
    <message>
        <source>Hide name</source>
        <translation>Namen ausblenden</translation>
    </message>
    <message>
        <source>&amp;Show all names, where they belong</source>
        <translation>&amp;Alle Namen an ihrem Platz zeigen</translation>
    </message>
    <message>
        <source>Show all names</source>
        <translation>Alle Namen zeigen</translation>
    </message>
    <message>
        <source>&amp;Add stop here</source>
        <translation>&amp;Hier Station hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Copy {0}</source>
        <translation>{0} &amp;kopieren</translation>
    </message>
</context>
<context>
    <name>MapView</name>
    <message>
        <source>Map of the route</source>
        <translation>Karte des Reisewegs</translation>
    </message>
</context>
<context>
    <name>NameDesk</name>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Asking {0} for “{1}”…</source>
        <translation>{0} wird nach „{1}“ gefragt…</translation>
    </message>
    <message>
        <source>The service knows no further place called “{0}”</source>
        <translation>Der Dienst kennt keinen weiteren Ort namens „{0}“</translation>
    </message>
    <message>
        <source>Add it by coordinates, or by a click on the map.</source>
        <translation>Fügen Sie ihn über Koordinaten oder per Klick auf die Karte hinzu.</translation>
    </message>
    <message>
        <source>Search online</source>
        <translation>Online suchen</translation>
    </message>
    <message>
        <source>Remembered “{0}” for later articles</source>
        <translation>„{0}“ für spätere Artikel gemerkt</translation>
    </message>
    <message>
        <source>Read anew with it</source>
        <translation>Damit neu lesen</translation>
    </message>
</context>
<context>
    <name>NameMenus</name>
    <message>
        <source>Add selection as &amp;stop</source>
        <translation>Auswahl als &amp;Station hinzufügen</translation>
    </message>
    <message>
        <source>Add stop</source>
        <translation>Station hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Another place…</source>
        <translation>&amp;Anderer Ort…</translation>
    </message>
    <message>
        <source>Search &amp;online…</source>
        <translation>&amp;Online suchen…</translation>
    </message>
    <message>
        <source>The &amp;same for all {0} mentions</source>
        <translation>Für alle {0} Erwähnungen &amp;gleich</translation>
    </message>
    <message>
        <source>No place is known for it</source>
        <translation>Dafür ist kein Ort bekannt</translation>
    </message>
    <message>
        <source>Choose place</source>
        <translation>Ort wählen</translation>
    </message>
    <message>
        <source>&amp;Not visited</source>
        <translation>&amp;Nicht besucht</translation>
    </message>
    <message>
        <source>Mark as &amp;visited</source>
        <translation>Als &amp;besucht markieren</translation>
    </message>
    <message>
        <source>Mark as not visited</source>
        <translation>Als nicht besucht markieren</translation>
    </message>
    <message>
        <source>Mark as visited</source>
        <translation>Als besucht markieren</translation>
    </message>
    <message>
        <source>Not a &amp;place</source>
        <translation>&amp;Kein Ort</translation>
    </message>
    <message>
        <source>Not a place</source>
        <translation>Kein Ort</translation>
    </message>
    <message>
        <source>&amp;Remember for other articles</source>
        <translation>Für andere Artikel &amp;merken</translation>
    </message>
    <message>
        <source>“{0}” means this place</source>
        <translation>„{0}“ bedeutet diesen Ort</translation>
    </message>
    <message>
        <source>“{0}” is never a place</source>
        <translation>„{0}“ ist nie ein Ort</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Notice</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Close the notice</source>
        <translation>Hinweis schließen</translation>
    </message>
</context>
<context>
    <name>OrderChart</name>
    <message>
        <source>Order told and order travelled</source>
        <translation>Berichtete und gereiste Reihenfolge</translation>
    </message>
    <message>
        <source>1 stop is told before earlier ones</source>
        <translation>1 Station wird vor früheren berichtet</translation>
    </message>
    <message>
        <source>{0} stops are told before earlier ones</source>
        <translation>{0} Stationen werden vor früheren berichtet</translation>
    </message>
    <message>
        <source>Told</source>
        <translation>Berichtet</translation>
    </message>
    <message>
        <source>Travelled</source>
        <translation>Gereist</translation>
    </message>
</context>
<context>
    <name>PlaceSearch</name>
    <message>
        <source>coordinates</source>
        <translation>Koordinaten</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Try another spelling, or coordinates like 43.36, 132.19</source>
        <translation>Versuchen Sie eine andere Schreibweise oder Koordinaten wie 43,36; 132,19</translation>
    </message>
</context>
<context>
    <name>Reader</name>
    <message>
        <source>the text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Reading {0}</source>
        <translation>{0} wird gelesen</translation>
    </message>
    <message>
        <source>Add article</source>
        <translation>Artikel hinzufügen</translation>
    </message>
    <message>
        <source>Show the added article</source>
        <translation>Hinzugefügten Artikel anzeigen</translation>
    </message>
    <message>
        <source>Change source</source>
        <translation>Quelle ändern</translation>
    </message>
    <message>
        <source>Read anew</source>
        <translation>Neu lesen</translation>
    </message>
    <message>
        <source>Reading anew</source>
        <translation>Wird neu gelesen</translation>
    </message>
</context>
<context>
    <name>ServicesPage</name>
    <message>
        <source>Names without a sure place</source>
        <translation>Namen ohne sicheren Ort</translation>
    </message>
    <message>
        <source>All names</source>
        <translation>Alle Namen</translation>
    </message>
    <message>
        <source>kept in the system&apos;s keyring</source>
        <translation>liegt im Schlüsselbund</translation>
    </message>
    <message>
        <source>Store key</source>
        <translation>Hinterlegen</translation>
    </message>
    <message>
        <source>Delete key</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>&amp;Service</source>
        <translation>&amp;Dienst</translation>
    </message>
    <message>
        <source>&amp;Ask for</source>
        <translation>&amp;Fragen nach</translation>
    </message>
    <message>
        <source>&amp;Kind (geopy&apos;s name)</source>
        <translation>&amp;Art (Name bei geopy)</translation>
    </message>
    <message>
        <source>&amp;Domain</source>
        <translation>Do&amp;main</translation>
    </message>
    <message>
        <source>&amp;Between requests</source>
        <translation>&amp;Zwischen Anfragen</translation>
    </message>
    <message>
        <source>Keep ans&amp;wers for</source>
        <translation>Antworten &amp;behalten</translation>
    </message>
    <message>
        <source>Key of the service</source>
        <translation>Schlüssel des Dienstes</translation>
    </message>
    <message>
        <source>K&amp;ey</source>
        <translation>S&amp;chlüssel</translation>
    </message>
    <message>
        <source> days</source>
        <translation> Tage</translation>
    </message>
    <message>
        <source>The key is stored</source>
        <translation>Der Schlüssel ist hinterlegt</translation>
    </message>
    <message>
        <source>The key is deleted</source>
        <translation>Der Schlüssel ist gelöscht</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Subjects</source>
        <translation>Themen</translation>
    </message>
    <message>
        <source>Look and units</source>
        <translation>Aussehen und Einheiten</translation>
    </message>
    <message>
        <source>Map background</source>
        <translation>Kartenhintergrund</translation>
    </message>
    <message>
        <source>Online services</source>
        <translation>Online-Dienste</translation>
    </message>
    <message>
        <source>Own gazetteers</source>
        <translation>Eigene Ortsverzeichnisse</translation>
    </message>
    <message>
        <source>Corrections</source>
        <translation>Korrekturen</translation>
    </message>
    <message>
        <source>Kept in {0}</source>
        <translation>Gespeichert in {0}</translation>
    </message>
    <message>
        <source>The language changes when routeviewer is started again</source>
        <translation>Die Sprache wechselt beim nächsten Start von routeviewer</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtern</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Kürzel</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Stops: walk</source>
        <translation>Stationen: durchgehen</translation>
    </message>
    <message>
        <source>Up, Down</source>
        <translation>Hoch, Herunter</translation>
    </message>
    <message>
        <source>Stops: edit the cell</source>
        <translation>Stationen: Zelle bearbeiten</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Stops: remove</source>
        <translation>Stationen: entfernen</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>Stops: merge with the next</source>
        <translation>Stationen: mit der nächsten zusammenlegen</translation>
    </message>
    <message>
        <source>Map: move</source>
        <translation>Karte: verschieben</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>Pfeiltasten</translation>
    </message>
    <message>
        <source>Map: zoom</source>
        <translation>Karte: vergrößern, verkleinern</translation>
    </message>
    <message>
        <source>Map: whole route</source>
        <translation>Karte: ganzer Reiseweg</translation>
    </message>
    <message>
        <source>Map: next, previous stop</source>
        <translation>Karte: nächste, vorige Station</translation>
    </message>
    <message>
        <source>Time line: walk</source>
        <translation>Zeitleiste: durchgehen</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>Links, Rechts</translation>
    </message>
    <message>
        <source>Not on the route: mark as visited</source>
        <translation>Nicht auf dem Reiseweg: als besucht markieren</translation>
    </message>
</context>
<context>
    <name>SourceStrip</name>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <source>Outlet or author</source>
        <translation>Medium oder Autor</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Erschienen</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Main traveller</source>
        <translation>Hauptperson der Reise</translation>
    </message>
    <message>
        <source>Whose journey is read first</source>
        <translation>Wessen Reise zuerst gelesen wird</translation>
    </message>
    <message>
        <source>Show or hide the facts of the source</source>
        <translation>Angaben zur Quelle ein- oder ausblenden</translation>
    </message>
    <message>
        <source>&amp;Published</source>
        <translation>&amp;Erschienen</translation>
    </message>
    <message>
        <source>&amp;Outlet</source>
        <translation>&amp;Medium</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>&amp;Traveller</source>
        <translation>&amp;Person</translation>
    </message>
    <message>
        <source>weekdays stay weekdays</source>
        <translation>nur Wochentage</translation>
    </message>
    <message>
        <source>told by the document</source>
        <translation>laut Dokument</translation>
    </message>
    <message>
        <source>found in the text</source>
        <translation>aus dem Text</translation>
    </message>
    <message>
        <source>set by you</source>
        <translation>von Ihnen</translation>
    </message>
    <message>
        <source>“{0}” is no day</source>
        <translation>„{0}“ ist kein Tag</translation>
    </message>
    <message>
        <source>Write it like 17 Sep 2023 or 2023-09-17.</source>
        <translation>Schreiben Sie ihn so: 17. September 2023 oder 17.9.2023.</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>What was read</source>
        <translation>Was gelesen wurde</translation>
    </message>
    <message>
        <source>Position under the pointer</source>
        <translation>Position unter dem Zeiger</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>opening</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>fetching</source>
        <translation>wird geladen</translation>
    </message>
    <message>
        <source>finding places</source>
        <translation>Orte suchen</translation>
    </message>
    <message>
        <source>working out the journeys</source>
        <translation>Reisen ermitteln</translation>
    </message>
    <message>
        <source>1 stop</source>
        <translation>1 Station</translation>
    </message>
    <message>
        <source>{0} stops</source>
        <translation>{0} Stationen</translation>
    </message>
    <message>
        <source>1 place only mentioned</source>
        <translation>1 Ort nur erwähnt</translation>
    </message>
    <message>
        <source>{0} places only mentioned</source>
        <translation>{0} Orte nur erwähnt</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>offline</translation>
    </message>
    <message>
        <source>read in {0} s</source>
        <translation>gelesen in {0} s</translation>
    </message>
</context>
<context>
    <name>StopDetails</name>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>Not on route ({0})</source>
        <translation>Nicht besucht ({0})</translation>
    </message>
    <message>
        <source>Doubts ({0})</source>
        <translation>Zweifel ({0})</translation>
    </message>
</context>
<context>
    <name>StopMenu</name>
    <message>
        <source>Change &amp;date</source>
        <translation>&amp;Datum ändern</translation>
    </message>
    <message>
        <source>&amp;Status</source>
        <translation>&amp;Status</translation>
    </message>
    <message>
        <source>&amp;How it was reached</source>
        <translation>&amp;Verkehrsmittel</translation>
    </message>
</context>
<context>
    <name>StopSlider</name>
    <message>
        <source>Stops in time</source>
        <translation>Stationen im Zeitverlauf</translation>
    </message>
    <message>
        <source>Arrow keys walk along the stops</source>
        <translation>Pfeiltasten gehen die Stationen durch</translation>
    </message>
</context>
<context>
    <name>StopsModel</name>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Wie</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>Sicher</translation>
    </message>
    <message>
        <source>Number on the route</source>
        <translation>Nummer auf dem Reiseweg</translation>
    </message>
    <message>
        <source>How the stop was reached</source>
        <translation>Wie die Station erreicht wurde</translation>
    </message>
    <message>
        <source>Straight line from the stop before</source>
        <translation>Luftlinie ab der vorigen Station</translation>
    </message>
    <message>
        <source>How sure the reading is</source>
        <translation>Wie sicher die Angabe ist</translation>
    </message>
    <message>
        <source>Rename stop</source>
        <translation>Station umbenennen</translation>
    </message>
    <message>
        <source>Change status</source>
        <translation>Status ändern</translation>
    </message>
    <message>
        <source>Change means of travel</source>
        <translation>Verkehrsmittel ändern</translation>
    </message>
    <message>
        <source>“{0}” is no date</source>
        <translation>„{0}“ ist kein Datum</translation>
    </message>
    <message>
        <source>Write a day, a month or a year: 12 Sep 2023, Sep 2023 or 2023.</source>
        <translation>Schreiben Sie einen Tag, einen Monat oder ein Jahr: 12.9.2023, September 2023 oder 2023.</translation>
    </message>
    <message>
        <source>Change date</source>
        <translation>Datum ändern</translation>
    </message>
    <message>
        <source>Move stop</source>
        <translation>Station verschieben</translation>
    </message>
</context>
<context>
    <name>StopsPanel</name>
    <message>
        <source>Whose journey is shown</source>
        <translation>Wessen Reise gezeigt wird</translation>
    </message>
    <message>
        <source>Add a stop by name or coordinates</source>
        <translation>Station nach Name oder Koordinaten hinzufügen</translation>
    </message>
    <message>
        <source>Add a stop: name or coordinates</source>
        <translation>Station: Name oder Koordinaten</translation>
    </message>
    <message>
        <source>{0} in straight lines</source>
        <translation>{0} Luftlinie</translation>
    </message>
    <message>
        <source>The journey</source>
        <translation>Die Reise</translation>
    </message>
    <message>
        <source>The narrator</source>
        <translation>Erzählende Person</translation>
    </message>
    <message>
        <source>Show another journey</source>
        <translation>Andere Reise anzeigen</translation>
    </message>
    <message>
        <source>Add stop</source>
        <translation>Station hinzufügen</translation>
    </message>
</context>
<context>
    <name>StopsTable</name>
    <message>
        <source>Stops in the order of travel</source>
        <translation>Stationen in der Reihenfolge der Reise</translation>
    </message>
    <message>
        <source>Remove stop</source>
        <translation>Station entfernen</translation>
    </message>
    <message>
        <source>Merge stops</source>
        <translation>Stationen zusammenlegen</translation>
    </message>
</context>
<context>
    <name>TilesPage</name>
    <message>
        <source>The built-in map needs no network. Tiles are laid under the route only in the window, when you choose them there: their server then learns which part of the Earth you look at. Figures never use them.</source>
        <translation>Die eingebaute Karte braucht kein Netz. Kacheln liegen nur im Fenster unter dem Reiseweg, und nur wenn Sie sie dort wählen: Deren Server erfährt dann, welchen Teil der Erde Sie ansehen. Abbildungen benutzen sie nie.</translation>
    </message>
    <message>
        <source>Offered first</source>
        <translation>Zuerst angeboten</translation>
    </message>
    <message>
        <source>Name of your own</source>
        <translation>Eigener Name</translation>
    </message>
    <message>
        <source>Address of your own</source>
        <translation>Eigene Adresse</translation>
    </message>
    <message>
        <source>Newsroom</source>
        <translation>Redaktion</translation>
    </message>
    <message>
        <source>Add address</source>
        <translation>Adresse hinzufügen</translation>
    </message>
    <message>
        <source>Remove address</source>
        <translation>Adresse entfernen</translation>
    </message>
    <message>
        <source>&amp;Offered first</source>
        <translation>&amp;Zuerst angeboten</translation>
    </message>
    <message>
        <source>Your own: &amp;name</source>
        <translation>Eigene: &amp;Name</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>A&amp;dresse</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>First stop</source>
        <translation>Erste Station</translation>
    </message>
    <message>
        <source>Play the journey</source>
        <translation>Reise abspielen</translation>
    </message>
    <message>
        <source>Last stop</source>
        <translation>Letzte Station</translation>
    </message>
    <message>
        <source>Order told and order travelled</source>
        <translation>Berichtete und gereiste Reihenfolge</translation>
    </message>
</context>
<context>
    <name>WebAddressDialog</name>
    <message>
        <source>Open web address</source>
        <translation>Webadresse öffnen</translation>
    </message>
    <message>
        <source>Address of the article</source>
        <translation>Adresse des Artikels</translation>
    </message>
    <message>
        <source>&amp;Address of the article</source>
        <translation>&amp;Adresse des Artikels</translation>
    </message>
    <message>
        <source>The page is fetched once, from its own server, without cookies; its pictures, scripts and advertisements are not. It can also be a PDF, a Word document or an e-book.</source>
        <translation>Die Seite wird einmal von ihrem eigenen Server geladen, ohne Cookies; ihre Bilder, Skripte und Werbung nicht. Es kann auch ein PDF, ein Word-Dokument oder ein E-Book sein.</translation>
    </message>
    <message>
        <source>Allow addresses of this computer and its &amp;network</source>
        <translation>Adressen dieses Computers und seines &amp;Netzes erlauben</translation>
    </message>
    <message>
        <source>&amp;Fetch article</source>
        <translation>Artikel &amp;laden</translation>
    </message>
</context>
<context>
    <name>WebPageView</name>
    <message>
        <source>Web page of the route</source>
        <translation>Webseite des Reisewegs</translation>
    </message>
</context>
<context>
    <name>WebPreview</name>
    <message>
        <source>The page is being made…</source>
        <translation>Die Seite wird erstellt…</translation>
    </message>
    <message>
        <source>Load again</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>Im Browser öffnen</translation>
    </message>
    <message>
        <source>Chromium does not run as the system&apos;s administrator. The page can be looked at in a browser.</source>
        <translation>Chromium läuft nicht mit Administratorrechten. Die Seite lässt sich im Browser ansehen.</translation>
    </message>
    <message>
        <source>This installation has no browser component. The page can be looked at in a browser.</source>
        <translation>Diese Installation hat keine Browserkomponente. Die Seite lässt sich im Browser ansehen.</translation>
    </message>
    <message>
        <source>The page could not be loaded.</source>
        <translation>Die Seite konnte nicht geladen werden.</translation>
    </message>
    <message>
        <source>The browser component has stopped ({0}). Everything else goes on; nothing is lost.</source>
        <translation>Die Browserkomponente ist stehen geblieben ({0}). Alles andere läuft weiter; nichts ist verloren.</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Where did they really go?</source>
        <translation>Wohin ging die Reise wirklich?</translation>
    </message>
    <message>
        <source>Drop an article here (text, PDF, Word, e-book, web page), paste its text, or try the sample. The places that were visited are put on a map in the order of travel. Nothing leaves this computer.</source>
        <translation>Ziehen Sie einen Artikel hierher (Text, PDF, Word, E-Book, Webseite), fügen Sie seinen Text ein oder probieren Sie das Beispiel aus. Die besuchten Orte erscheinen in der Reihenfolge der Reise auf einer Karte. Nichts verlässt diesen Computer.</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Web address…</source>
        <translation>Webadresse …</translation>
    </message>
    <message>
        <source>Try the sample</source>
        <translation>Beispiel ausprobieren</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>Zuletzt geöffnete Dateien</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <source>Its last change is kept.</source>
        <translation>Die letzte Änderung ist erhalten.</translation>
    </message>
    <message>
        <source>Its {0} changes are kept.</source>
        <translation>{0} Änderungen sind erhalten.</translation>
    </message>
    <message>
        <source>“{0}” was not saved when the program ended.</source>
        <translation>„{0}“ war nicht gespeichert, als das Programm endete.</translation>
    </message>
    <message>
        <source>Re&amp;cover</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Verwerfen</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>Map and web page</source>
        <translation>Karte und Webseite</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>Webseite</translation>
    </message>
</context>
<context>
    <name>_Evidence</name>
    <message>
        <source>Another place: name or coordinates</source>
        <translation>Anderer Ort: Name oder Koordinaten</translation>
    </message>
    <message>
        <source>Take another place, by name or coordinates</source>
        <translation>Anderen Ort nach Name oder Koordinaten wählen</translation>
    </message>
    <message>
        <source>Note to this stop</source>
        <translation>Notiz zu dieser Station</translation>
    </message>
    <message>
        <source>Nothing is selected</source>
        <translation>Nichts ausgewählt</translation>
    </message>
    <message>
        <source>Choose a stop here, on the map or in the text to see why it is there.</source>
        <translation>Wählen Sie hier, auf der Karte oder im Text eine Station, um zu sehen, warum sie dort steht.</translation>
    </message>
    <message>
        <source>Not located: choose a place below, or drag it onto the map</source>
        <translation>Nicht verortet: Wählen Sie unten einen Ort oder ziehen Sie die Station auf die Karte</translation>
    </message>
    <message>
        <source>you added this stop</source>
        <translation>von Ihnen hinzugefügt</translation>
    </message>
    <message>
        <source>No place is known for it</source>
        <translation>Dafür ist kein Ort bekannt</translation>
    </message>
    <message>
        <source>Not on the route: {0}</source>
        <translation>Nicht auf dem Reiseweg: {0}</translation>
    </message>
    <message>
        <source>Choose place</source>
        <translation>Ort wählen</translation>
    </message>
    <message>
        <source>Write note</source>
        <translation>Notiz schreiben</translation>
    </message>
</context>
<context>
    <name>_GuideText</name>
    <message>
        <source>Guide</source>
        <translation>Handbuch</translation>
    </message>
</context>
<context>
    <name>_ZoomButtons</name>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Show the whole route</source>
        <translation>Ganzen Reiseweg zeigen</translation>
    </message>
</context>
<context>
    <name>choices</name>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Print (black and white)</source>
        <translation>Druck (schwarz-weiß)</translation>
    </message>
    <message>
        <source>Kilometres</source>
        <translation>Kilometer</translation>
    </message>
    <message>
        <source>Miles</source>
        <translation>Meilen</translation>
    </message>
    <message>
        <source>Nautical miles</source>
        <translation>Seemeilen</translation>
    </message>
    <message>
        <source>Decimal degrees</source>
        <translation>Dezimalgrad</translation>
    </message>
    <message>
        <source>Degrees, minutes, seconds</source>
        <translation>Grad, Minuten, Sekunden</translation>
    </message>
    <message>
        <source>By the route</source>
        <translation>Passend zum Reiseweg</translation>
    </message>
    <message>
        <source>Mercator</source>
        <translation>Mercator</translation>
    </message>
    <message>
        <source>Azimuthal equal-area</source>
        <translation>Flächentreu azimutal</translation>
    </message>
    <message>
        <source>Equal Earth</source>
        <translation>Equal Earth</translation>
    </message>
    <message>
        <source>Dashed</source>
        <translation>Gestrichelt</translation>
    </message>
    <message>
        <source>Not drawn</source>
        <translation>Nicht gezeichnet</translation>
    </message>
    <message>
        <source>visited</source>
        <translation>besucht</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>geplant</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgesagt</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>durchquert</translation>
    </message>
    <message>
        <source>inferred</source>
        <translation>erschlossen</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>foot</source>
        <translation>zu Fuß</translation>
    </message>
    <message>
        <source>bicycle</source>
        <translation>Fahrrad</translation>
    </message>
    <message>
        <source>car</source>
        <translation>Auto</translation>
    </message>
    <message>
        <source>bus</source>
        <translation>Bus</translation>
    </message>
    <message>
        <source>train</source>
        <translation>Zug</translation>
    </message>
    <message>
        <source>ship</source>
        <translation>Schiff</translation>
    </message>
    <message>
        <source>aircraft</source>
        <translation>Flugzeug</translation>
    </message>
    <message>
        <source>Automatic (the article&apos;s)</source>
        <translation>Automatisch (Deutsch)</translation>
    </message>
    <message>
        <source>As the article</source>
        <translation>Wie der Artikel</translation>
    </message>
</context>
<context>
    <name>why</name>
    <message>
        <source>“{0}”</source>
        <translation>„{0}“</translation>
    </message>
    <message>
        <source>chosen by you</source>
        <translation>von Ihnen gewählt</translation>
    </message>
    <message>
        <source>Not on the route: {0}</source>
        <translation>Nicht auf dem Reiseweg: {0}</translation>
    </message>
    <message>
        <source>added by you</source>
        <translation>von Ihnen hinzugefügt</translation>
    </message>
    <message>
        <source>Stop {0}: {1}</source>
        <translation>Station {0}: {1}</translation>
    </message>
    <message>
        <source>no place is known for it</source>
        <translation>dafür ist kein Ort bekannt</translation>
    </message>
</context>
</TS>
