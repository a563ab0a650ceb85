<?php
/*
 * What WordPress makes of HTML, read from standard input: wp_kses_post, which
 * posts of authors without `unfiltered_html` go through, or, with `oembed` as
 * second argument, the filter of what it discovers behind a pasted address.
 * The first argument is where WordPress is; none of it but these filters runs.
 */
define( 'ABSPATH', $argv[1] . '/' );
define( 'WPINC', 'wp-includes' );
define( 'WP_CONTENT_DIR', sys_get_temp_dir() );
define( 'WP_DEBUG', false );

foreach ( array( 'compat', 'plugin', 'load', 'functions', 'l10n', 'formatting', 'kses', 'class-wp-oembed', 'embed', 'link-template', 'pluggable', 'http', 'class-wp-error' ) as $part ) {
	require ABSPATH . WPINC . "/$part.php";
}
/* Options are in a database, which is not there. */
add_filter( 'pre_option', fn( $value, $name ) => 'blog_charset' === $name ? 'UTF-8' : '', 10, 2 );

$html = stream_get_contents( STDIN );
if ( 'oembed' === ( $argv[2] ?? '' ) ) {
	echo wp_filter_oembed_result( $html, (object) array( 'type' => 'rich' ), 'https://your.example/film.html' );
} else {
	echo wp_kses_post( $html );
}
